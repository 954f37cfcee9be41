// SPDX-License-Identifier: Apache-2.0
package dev.gatun.plan;

import dev.gatun.plan.RunnerPool.Lane;
import dev.gatun.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Puts the rows of callers that arrive at about the same time into one run.
///
/// There is no thread behind it: the first caller in the queue leads. It takes a lane, waits for company until the rows
/// fill the largest plan or its waiting time is over, runs for all of them, and hands the lead to whoever is first then.
final class MicroBatcher {
    private enum State {
        WAITING,
        LEADING,
        TAKEN,
        DONE
    }

    private static final class Request {
        private final Object[] inputs;
        private final Object[] outputs;
        private final int rows;
        private final long start;
        private final long limit;
        private final Thread thread = Thread.currentThread();
        private volatile State state = State.WAITING;
        private Throwable failure;

        private Request(Object[] inputs, Object[] outputs, int rows, long limit) {
            this.inputs = inputs;
            this.outputs = outputs;
            this.rows = rows;
            this.limit = limit;
            this.start = System.nanoTime();
        }

        private long left() {
            return limit == Long.MAX_VALUE ? limit : Math.max(0, limit - (System.nanoTime() - start));
        }

        private void finish() {
            state = State.DONE;
            LockSupport.unpark(thread);
        }
    }

    private final RunnerPool pool;
    // Rows of each plan, ascending.
    private final int[] sizes;
    private final long waitNanos;
    private final AtomicLong batches = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition full = lock.newCondition();
    private final Condition idle = lock.newCondition();
    private final ArrayDeque<Request> queue = new ArrayDeque<>();
    private int queuedRows;
    private int present;
    private boolean hasLeader;
    private boolean isClosing;

    MicroBatcher(RunnerPool pool, int[] sizes, long waitNanos) {
        this.pool = pool;
        this.sizes = sizes;
        this.waitNanos = waitNanos;
    }

    /// Answers one request; its inputs are checked already.
    void call(Object[] inputs, Object[] outputs, int rows, long limit) {
        Request request = new Request(inputs, outputs, rows, limit);
        enter(request);
        boolean isInterrupted = false;
        try {
            while (request.state != State.DONE) {
                switch (request.state) {
                    case LEADING -> lead(request);
                    case WAITING -> {
                        LockSupport.parkNanos(this, request.left());
                        if (Thread.currentThread().isInterrupted() || request.left() == 0) {
                            leaveQueue(request);
                        }
                    }
                    default -> {
                        // A leader is reading its inputs and will write its outputs: they must stay until it is done.
                        LockSupport.park(this);
                        isInterrupted |= Thread.interrupted();
                    }
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
            leave();
        }
        switch (request.failure) {
            case null -> {
            }
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("predictor: the run failed: " + e, e);
        }
    }

    private void enter(Request request) {
        lock.lock();
        try {
            if (isClosing) {
                throw Predictor.closed();
            }
            present++;
            queue.addLast(request);
            queuedRows += request.rows;
            if (!hasLeader) {
                hasLeader = true;
                request.state = State.LEADING;
            } else if (queuedRows >= largest()) {
                full.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            if (--present == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    // Ends the waiting of a caller who was interrupted or has waited long enough, unless somebody has taken it meanwhile.
    private void leaveQueue(Request request) {
        lock.lock();
        try {
            if (request.state != State.WAITING) {
                return;
            }
            queue.remove(request);
            queuedRows -= request.rows;
        } finally {
            lock.unlock();
        }
        throw Thread.currentThread().isInterrupted() ? RunnerPool.cancelled() : pool.timeout(request.limit);
    }

    private void lead(Request leader) {
        Lane lane = null;
        List<Request> batch;
        try {
            lane = pool.take(leader.left());
            batch = gather(leader);
        } catch (RuntimeException | Error e) {
            if (lane != null) {
                pool.give(lane);
            }
            abdicate(leader);
            throw e;
        }
        try {
            run(lane, batch);
        } finally {
            pool.give(lane);
            batch.forEach(Request::finish);
        }
    }

    private void abdicate(Request leader) {
        lock.lock();
        try {
            queue.remove(leader);
            queuedRows -= leader.rows;
            passLead();
        } finally {
            lock.unlock();
        }
    }

    // Called with the lock held, by the leader.
    private void passLead() {
        Request next = queue.peekFirst();
        hasLeader = next != null;
        if (hasLeader) {
            next.state = State.LEADING;
            LockSupport.unpark(next.thread);
        }
    }

    // The leader, who is the first in the queue, and those behind it that fit.
    private List<Request> gather(Request leader) {
        lock.lock();
        try {
            long until = leader.start + Math.min(waitNanos, leader.limit);
            for (long left = until - System.nanoTime(); queuedRows < largest() && left > 0;) {
                left = full.awaitNanos(left);
            }
            List<Request> batch = new ArrayList<>();
            int rows = 0;
            while (!queue.isEmpty() && rows + queue.peekFirst().rows <= largest()) {
                Request request = queue.pollFirst();
                request.state = State.TAKEN;
                rows += request.rows;
                batch.add(request);
            }
            queuedRows -= rows;
            passLead();
            return batch;
        } catch (InterruptedException e) {
            throw RunnerPool.cancelled();
        } finally {
            lock.unlock();
        }
    }

    private void run(Lane lane, List<Request> batch) {
        batches.incrementAndGet();
        int rows = batch.stream().mapToInt(request -> request.rows).sum();
        int plan = planFor(rows);
        Runner runner = lane.runners()[plan];
        int size = sizes[plan];
        try {
            int at = 0;
            for (Request request : batch) {
                write(runner, request, at, size);
                at += request.rows;
            }
            clear(runner, batch.getFirst().inputs.length, at, size, size);
            runner.run();
        } catch (Throwable e) {
            if (batch.size() == 1) {
                batch.getFirst().failure = e;
            } else {
                // One request may have spoilt it for all, so each gets a run of its own.
                batch.forEach(request -> run(lane, List.of(request)));
            }
            return;
        }
        int at = 0;
        for (Request request : batch) {
            read(runner, request, at, size);
            at += request.rows;
        }
    }

    private static void write(Runner runner, Request request, int row, int size) {
        try {
            for (int i = 0; i < request.inputs.length; i++) {
                Tensor input = runner.input(i);
                RunnerPool.write(input, row * (input.spec().bytes() / size), request.inputs[i]);
            }
        } catch (RuntimeException e) {
            request.failure = e;
            clear(runner, request.inputs.length, row, row + request.rows, size);
        }
    }

    // Zeros for rows that belong to nobody.
    private static void clear(Runner runner, int inputs, int from, int to, int size) {
        for (int i = 0; i < inputs && from < to; i++) {
            Tensor input = runner.input(i);
            long rowBytes = input.spec().bytes() / size;
            input.segment().asSlice(from * rowBytes, (to - from) * rowBytes).fill((byte) 0);
        }
    }

    private static void read(Runner runner, Request request, int row, int size) {
        if (request.failure != null) {
            return;
        }
        try {
            for (int i = 0; i < request.outputs.length; i++) {
                Tensor output = runner.output(i);
                long rowBytes = output.spec().bytes() / size;
                RunnerPool.read(output, row * rowBytes, request.outputs[i], request.rows * rowBytes);
            }
        } catch (RuntimeException e) {
            request.failure = e;
        }
    }

    private int planFor(int rows) {
        int plan = 0;
        while (sizes[plan] < rows) {
            plan++;
        }
        return plan;
    }

    private int largest() {
        return sizes[sizes.length - 1];
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    long batches() {
        return batches.get();
    }

    /// Refuses new requests and waits for those that are there.
    void close() {
        lock.lock();
        try {
            isClosing = true;
            while (present > 0) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
