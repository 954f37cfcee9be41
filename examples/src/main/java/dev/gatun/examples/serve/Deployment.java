// SPDX-License-Identifier: Apache-2.0
package dev.gatun.examples.serve;

import dev.gatun.plan.Predictor;
import java.util.concurrent.atomic.AtomicInteger;

/// One version of the model in service, with its runners. It is closed by whoever leaves it last after its retirement.
final class Deployment {
    private final ServedModel model;
    private final Predictor predictor;
    private final int version;
    // Requests inside, and one for being in service.
    private final AtomicInteger users = new AtomicInteger(1);

    Deployment(ServedModel model, Predictor predictor, int version) {
        this.model = model;
        this.predictor = predictor;
        this.version = version;
    }

    ServedModel model() {
        return model;
    }

    Predictor predictor() {
        return predictor;
    }

    int version() {
        return version;
    }

    /// Enters, unless the last one has left after the retirement.
    boolean enter() {
        for (int now = users.get(); now > 0; now = users.get()) {
            if (users.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            predictor.close();
        }
    }

    /// Takes it out of service, once.
    void retire() {
        leave();
    }
}
