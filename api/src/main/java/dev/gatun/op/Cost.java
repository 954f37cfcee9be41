// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.TensorSpec;
import java.util.List;

/// The work of one run of an op.
///
/// @param flops floating-point operations; a multiply-add counts as two
/// @param bytes bytes read and written, each operand and result once
public record Cost(double flops, double bytes) {
    /// One operation for each result element.
    public static Cost elementwise(List<TensorSpec> inputs, List<TensorSpec> outputs) {
        double flops = 0;
        for (TensorSpec output : outputs) {
            flops += output.size();
        }
        return of(flops, inputs, outputs);
    }

    /// The given number of operations, every operand and result moved once.
    public static Cost of(double flops, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        double bytes = 0;
        for (TensorSpec input : inputs) {
            bytes += input.bytes();
        }
        for (TensorSpec output : outputs) {
            bytes += output.bytes();
        }
        return new Cost(flops, bytes);
    }
}
