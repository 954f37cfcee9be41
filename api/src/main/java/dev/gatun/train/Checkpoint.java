// SPDX-License-Identifier: Apache-2.0
package dev.gatun.train;

import dev.gatun.io.FormatException;
import dev.gatun.io.SafeTensors;
import dev.gatun.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that a run needs to go on as if it had never stopped, in one safetensors file.
///
/// @param model parameters and buffers by path
/// @param random the states of the sources of random numbers by path
/// @param optimizer the optimizer's tensors by name
/// @param values numbers and texts by name: epoch, batch, step, sums of the epoch, state of callbacks
record Checkpoint(Map<String, Tensor> model, Map<String, Tensor> random, Map<String, Tensor> optimizer,
        Map<String, String> values) {
    private static final String FORMAT = "gatun-checkpoint-1";
    private static final List<String> GROUPS = List.of("model.", "random.", "optimizer.");

    void write(Path file) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Map<String, Tensor>> groups = List.of(model, random, optimizer);
        for (int i = 0; i < groups.size(); i++) {
            String prefix = GROUPS.get(i);
            groups.get(i).forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        }
        Map<String, String> metadata = new LinkedHashMap<>(values);
        metadata.put("format", FORMAT);
        SafeTensors.write(file, tensors, metadata);
    }

    static Checkpoint read(Path file) throws IOException {
        SafeTensors content = SafeTensors.read(file);
        if (!FORMAT.equals(content.metadata().get("format"))) {
            throw new FormatException("checkpoint: not a checkpoint of this version: format=" + content.metadata().get(
                    "format") + ", expected=" + FORMAT + "; file " + file);
        }
        List<Map<String, Tensor>> groups = new ArrayList<>();
        for (String prefix : GROUPS) {
            Map<String, Tensor> group = new LinkedHashMap<>();
            content.tensors().forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    group.put(name.substring(prefix.length()), tensor);
                }
            });
            groups.add(group);
        }
        return new Checkpoint(groups.get(0), groups.get(1), groups.get(2), content.metadata());
    }

    long number(String name) throws FormatException {
        try {
            return Long.parseLong(values.get(name));
        } catch (NumberFormatException e) {
            throw new FormatException("checkpoint: a number is missing: name=" + name + ", value=" + values.get(name));
        }
    }
}
