// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

/// A request that gets no result: with the HTTP status that says so and a message for whoever sent it.
final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    RequestException(int status, String message) {
        // Part of normal work: the place in the code says nothing.
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
