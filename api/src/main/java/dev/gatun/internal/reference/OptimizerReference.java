// SPDX-License-Identifier: Apache-2.0
package dev.gatun.internal.reference;

import dev.gatun.op.OptimizerStep;
import dev.gatun.spi.Kernel;

/// Optimizer steps, element by element.
final class OptimizerReference {
    private OptimizerReference() {
    }

    static Kernel step(OptimizerStep op) {
        return (in, out, scratch) -> {
            double rate = in[2].getDouble(0);
            double step = in[2].getDouble(1);
            Elements[] operands = new Elements[in.length - 1];
            for (int n = 0; n < operands.length; n++) {
                operands[n] = Elements.of(in[n < 2 ? n : n + 1]);
            }
            double[] e = new double[operands.length];
            for (long i = 0; i < in[0].size(); i++) {
                for (int n = 0; n < e.length; n++) {
                    e[n] = operands[n].get(i);
                }
                op.update(e, rate, step);
                for (int n = 0; n < e.length; n++) {
                    if (n != 1) {
                        operands[n].set(i, e[n]);
                    }
                }
            }
        };
    }
}
