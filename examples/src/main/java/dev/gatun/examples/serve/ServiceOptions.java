// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import java.time.Duration;

/// Settings and limits of a service.
///
/// @param host the address to listen on
/// @param port the port; 0 for a free one
/// @param runners how many runs may go on at once
/// @param queue how many requests may wait for a runner; more are refused with 429
/// @param batchWait how long the first request of a shared run waits for others, where the model is batched
/// @param bodyLimit the most bytes of a request's body; longer ones are refused with 413
/// @param pixelLimit the most pixels of a picture
/// @param deadline how long a request may take that does not say so itself
public record ServiceOptions(String host, int port, int runners, int queue, Duration batchWait, int bodyLimit,
        long pixelLimit, Duration deadline) {
    public ServiceOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("serve: the port must be in [0, 65535]: port=" + port);
        }
        if (runners < 1 || runners > 1024 || queue < 0 || bodyLimit < 1 || pixelLimit < 1 || batchWait.isNegative()
                || !deadline.isPositive()) {
            throw new IllegalArgumentException("serve: limits must be positive, and there can be 1 to 1024 runners:"
                    + " runners=" + runners + ", queue=" + queue + ", body=" + bodyLimit + ", pixels=" + pixelLimit
                    + ", batch wait=" + batchWait + ", deadline=" + deadline);
        }
    }

    /// A runner for each processor, 64 waiting requests, 16 MiB, 16 million pixels, 10 seconds.
    public static ServiceOptions standard() {
        return new ServiceOptions("127.0.0.1", 8080, Runtime.getRuntime().availableProcessors(), 64, Duration.ZERO,
                16 << 20, 16_000_000, Duration.ofSeconds(10));
    }

    public ServiceOptions withPort(int other) {
        return new ServiceOptions(host, other, runners, queue, batchWait, bodyLimit, pixelLimit, deadline);
    }

    public ServiceOptions withQueue(int otherRunners, int other) {
        return new ServiceOptions(host, port, otherRunners, other, batchWait, bodyLimit, pixelLimit, deadline);
    }

    public ServiceOptions withBodyLimit(int other) {
        return new ServiceOptions(host, port, runners, queue, batchWait, other, pixelLimit, deadline);
    }
}
