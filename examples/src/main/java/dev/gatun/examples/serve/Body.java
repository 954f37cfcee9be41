// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/// The body of a request, read to its end. Bytes count towards a budget of all requests from when they have come until
/// the body is closed, so clients that promise much and send little hold little.
final class Body implements AutoCloseable {
    private static final int PIECE = 1 << 15;

    private final AtomicLong budget;
    private byte[] bytes = new byte[0];
    private int length;

    private Body(AtomicLong budget) {
        this.budget = budget;
    }

    /// Reads a body.
    ///
    /// @param limit the most bytes that it may have
    /// @param budget what is left for the bodies of all requests together
    /// @throws RequestException with status 413 if it is too long, 429 if the budget is used up, 400 if its length is
    ///         not a number
    /// @throws IOException if the client is gone or too slow
    static Body read(HttpExchange exchange, int limit, AtomicLong budget) throws IOException {
        long promised = promised(exchange);
        if (promised > limit) {
            throw tooLong(limit);
        }
        Body body = new Body(budget);
        try {
            body.fill(exchange.getRequestBody(), promised, limit);
        } catch (IOException | RuntimeException e) {
            body.close();
            throw e;
        }
        return body;
    }

    private static long promised(HttpExchange exchange) {
        String text = exchange.getRequestHeaders().getFirst("Content-Length");
        try {
            return text == null ? -1 : Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new RequestException(400, "predict: not a length: Content-Length=" + text);
        }
    }

    private void fill(InputStream in, long promised, int limit) throws IOException {
        while (true) {
            if (length == bytes.length) {
                int room = (int) Math.min(promised < 0 ? limit + 1L : promised + 1, Math.max(PIECE, 2L * length));
                bytes = Arrays.copyOf(bytes, Math.max(room, length + 1));
            }
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                break;
            }
            length += count;
            if (budget.addAndGet(-count) < 0) {
                throw new RequestException(429, "predict: too many bytes of requests in memory; try again later");
            }
            if (length > limit) {
                throw tooLong(limit);
            }
        }
        if (promised >= 0 && length != promised) {
            throw new IOException("the client sent " + length + " of " + promised + " bytes");
        }
    }

    private static RequestException tooLong(int limit) {
        return new RequestException(413, "predict: the body is too long: limit=" + limit + " bytes");
    }

    byte[] bytes() {
        if (bytes.length != length) {
            bytes = Arrays.copyOf(bytes, length);
        }
        return bytes;
    }

    @Override
    public void close() {
        budget.addAndGet(length);
        length = 0;
        bytes = new byte[0];
    }
}
