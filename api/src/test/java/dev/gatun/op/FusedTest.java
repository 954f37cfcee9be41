// SPDX-License-Identifier: Apache-2.0
package dev.gatun.op;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FusedTest {
    @Test
    void namesStepThatDoesNotFit() {
        TensorSpec x = TensorSpec.of(DType.F32, 2, 3);
        TensorSpec w = TensorSpec.of(DType.F32, 4, 3);
        Op fused = new Fused(new Linear(), List.of(new Add()));
        assertEquals("fused: a step must not change type or shape: step=Add[], before=f32[2,4], after=f32[5,2,4]; "
                + "f32[2,3], f32[4,3], f32[5,1,1]",
                assertThrows(IllegalArgumentException.class, () -> fused.infer(List.of(x, w, TensorSpec.of(DType.F32, 5,
                        1, 1)))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> fused.infer(List.of(x)));
        assertThrows(IllegalArgumentException.class, () -> new Fused(new Linear(), List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Fused(new Linear(), List.of(new Softmax(0))));
        assertThrows(IllegalArgumentException.class,
                () -> new Fused(new Linear(), List.of(new IsNan())).infer(List.of(x,
                        w)));
    }
}
