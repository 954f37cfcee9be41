// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered.
///
/// @param status the HTTP status
/// @param headers its headers
/// @param body its bytes
record Response(int status, Map<String, String> headers, byte[] body) {
    static Response json(int status, byte[] body) {
        return new Response(status, Map.of("Content-Type", "application/json"), body);
    }

    static Response error(int status, String message) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("error", message);
        content.put("status", status);
        return json(status, JsonTensors.write(content));
    }

    Response with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Response(status, all, body);
    }
}
