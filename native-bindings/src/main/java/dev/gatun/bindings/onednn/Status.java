// SPDX-License-Identifier: Apache-2.0
package dev.gatun.bindings.onednn;

import java.util.List;

/// The one place where oneDNN's status codes become exceptions.
final class Status {
    // By value, as in dnnl_status_t.
    private static final List<String> NAMES = List.of("dnnl_success", "dnnl_out_of_memory", "dnnl_invalid_arguments",
            "dnnl_unimplemented", "dnnl_last_impl_reached", "dnnl_runtime_error", "dnnl_not_required",
            "dnnl_invalid_graph", "dnnl_invalid_graph_op", "dnnl_invalid_shape", "dnnl_invalid_data_type");

    /// A call that oneDNN refused; the message holds call, name and code.
    static final class Failure extends IllegalStateException {
        private static final long serialVersionUID = 1;
        private final int code;

        private Failure(String call, int code) {
            super("onednn: " + call + " returned " + text(code));
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private Status() {
    }

    /// Fails unless `code` is success.
    ///
    /// @throws Failure with the call, the code's name and the code
    static void check(int code, String call) {
        if (code != 0) {
            throw new Failure(call, code);
        }
    }

    static String text(int code) {
        return (code >= 0 && code < NAMES.size() ? NAMES.get(code) : "an unknown status") + " (" + code + ")";
    }
}
