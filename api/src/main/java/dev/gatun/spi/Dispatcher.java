// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.internal.OpNames;
import dev.gatun.internal.reference.ReferenceBackend;
import dev.gatun.op.Composite;
import dev.gatun.op.Contiguous;
import dev.gatun.op.MutatingOp;
import dev.gatun.op.Op;
import dev.gatun.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Picks a path for each op on operands of given specs: the cheapest offer among the backends, or the decomposition.
///
/// What an offer costs is its own estimate, corrected by what was measured on this machine ([Tuning]). An offer for packed
/// copies of strided operands counts with the cost of the copies. A backend that is not loaded yet is asked only where the
/// best offer so far costs [BackendProvider#leastNanos] at least. The property `gatun.dispatch`, such as `conv2d:simd,*:reference`, forces a
/// backend by op name (`*` for all others, and for ops that are not the engine's own); `*:simd|reference` forces the first of
/// several that accepts. Where all forced backends decline an op which cannot be decomposed, that is an error. Choices are
/// cached. Thread-safe.
///
/// Where a flight recording was started, each new choice is an event `gatun.Dispatch`, with `gatun.Fallback` for
/// each backend that declined before it; `gatun.Decompose` where there is none.
public final class Dispatcher {
    /// The path for one op on operands of given specs.
    ///
    /// @param outputs the results' specs
    /// @param kernel the prepared kernel, or null to decompose
    /// @param scratchBytes working memory of one run
    /// @param packs for each operand whether it must be copied to a packed one first; null for none
    /// @param implementation backend and implementation, such as `simd: loop`; `decompose` where there is no kernel
    /// @param nanos the time that a run is thought to take, in nanoseconds; 0 where there is no kernel
    public record Choice(List<TensorSpec> outputs, Kernel kernel, long scratchBytes, boolean[] packs,
            String implementation, double nanos) {
    }

    /// A backend's answer.
    ///
    /// @param isOpen whether it was asked at all
    /// @param nanos the offer's own estimate, with copies
    /// @param cost what it is thought to cost
    /// @param declined the reason where there is no offer
    record Candidate(String backend, boolean isOpen, Offer.Accepted offer, boolean packs, double nanos,
            Tuning.Verdict cost, String declined) {
        static Candidate not(String backend, boolean isOpen, String reason) {
            return new Candidate(backend, isOpen, null, false, 0, null, reason);
        }
    }

    /// A provider and, once it was asked, the outcome of its probe.
    private static final class Source {
        private final BackendProvider provider;
        private volatile BackendProvider.Probe probe;

        private Source(BackendProvider provider) {
            this.provider = provider;
        }

        private boolean isThere() {
            return probe instanceof BackendProvider.Usable;
        }

        private BackendProvider.Probe probe() {
            if (probe == null) {
                synchronized (this) {
                    if (probe == null) {
                        BackendProvider.Probe outcome = provider.probe();
                        if (outcome instanceof BackendProvider.Unusable(String reason, boolean isAbsent)) {
                            System.getLogger(Dispatcher.class.getName()).log(
                                    isAbsent ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                                    "dispatch: backend " + provider.name() + " is not used: " + reason);
                        }
                        probe = outcome;
                    }
                }
            }
            return probe;
        }
    }

    /// The plain loops are always there.
    private static final class ReferenceProvider implements BackendProvider {
        @Override
        public String name() {
            return "reference";
        }

        @Override
        public int rank() {
            return Integer.MIN_VALUE;
        }

        @Override
        public Probe probe() {
            return new Usable(new ReferenceBackend());
        }
    }

    private static final int CACHE_LIMIT = 16_384;
    private static final double COPY_BYTES_PER_NANO = 4;

    private static final class Standard {
        private static final List<Source> SOURCES = sources(ServiceLoader.load(BackendProvider.class, Dispatcher.class
                .getClassLoader()));
        private static final Dispatcher INSTANCE;
        private static final String REFUSAL;

        static {
            Dispatcher instance = null;
            String refusal = null;
            try {
                instance = new Dispatcher(SOURCES, parse(System.getProperty("gatun.dispatch", "")), Tuning::standard,
                        false);
            } catch (IllegalArgumentException e) {
                refusal = e.getMessage();
            }
            INSTANCE = instance;
            REFUSAL = refusal;
        }
    }

    private final List<Source> sources;
    private final Map<String, String> forced;
    private final Supplier<Tuning> tuning;
    private final boolean asksAll;
    private final ConcurrentHashMap<Key, Choice> cache = new ConcurrentHashMap<>();

    private Dispatcher(List<Source> sources, Map<String, String> forced, Supplier<Tuning> tuning, boolean asksAll) {
        this.asksAll = asksAll;
        this.sources = sources;
        this.forced = forced;
        this.tuning = tuning;
        List<String> names = sources.stream().map(source -> source.provider.name()).toList();
        for (Map.Entry<String, String> entry : forced.entrySet()) {
            if (!names.containsAll(alternatives(entry.getValue()))) {
                throw new IllegalArgumentException("dispatch: unknown backend: " + entry.getKey() + ":"
                        + entry.getValue() + "; known " + names);
            }
        }
        if (!Set.of("*").containsAll(forced.keySet())) {
            checkOps();
        }
    }

    /// A dispatcher of its own over some backends and the reference.
    Dispatcher(List<BackendProvider> providers, String forced, Tuning tuning) {
        this(sources(providers), parse(forced), () -> tuning, false);
    }

    /// A dispatcher over the same backends that asks each of them, whatever an op takes elsewhere, and believes estimates.
    Dispatcher asked() {
        return new Dispatcher(sources, Map.of(), () -> Tuning.NONE, true);
    }

    private void checkOps() {
        Set<String> known = OpNames.known();
        forced.forEach((op, backend) -> {
            if (!known.isEmpty() && !op.equals("*") && !known.contains(op)) {
                throw new IllegalArgumentException("dispatch: unknown op: " + op + ":" + backend + "; nearest names "
                        + OpNames.nearest(op, known, 3));
            }
        });
    }

    /// The dispatcher over all backends that are found, with the forced paths of `gatun.dispatch`.
    ///
    /// @throws IllegalArgumentException if `gatun.dispatch` is malformed or names an unknown backend or op
    public static Dispatcher standard() {
        if (Standard.REFUSAL != null) {
            throw new IllegalArgumentException(Standard.REFUSAL);
        }
        return Standard.INSTANCE;
    }

    /// A dispatcher with forced paths in the form of `gatun.dispatch`; `*:simd` forces everything.
    ///
    /// @throws IllegalArgumentException if the text is malformed or names an unknown backend or op
    public static Dispatcher forced(String paths) {
        return new Dispatcher(Standard.SOURCES, parse(paths), Tuning::standard, false);
    }

    private static List<Source> sources(Iterable<BackendProvider> found) {
        List<BackendProvider> providers = new ArrayList<>();
        found.forEach(providers::add);
        providers.add(new ReferenceProvider());
        providers.sort(Comparator.comparingInt(BackendProvider::rank).reversed());
        return providers.stream().map(Source::new).toList();
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> forced = new LinkedHashMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            String[] pair = part.trim().split(":");
            if (pair.length != 2) {
                throw new IllegalArgumentException("dispatch: each entry must be op:backend: entry='" + part
                        + "', gatun.dispatch='" + text + "'");
            }
            forced.put(pair[0].trim(), pair[1].trim());
        }
        return forced;
    }

    private static List<String> alternatives(String backends) {
        return List.of(backends.split("\\|"));
    }

    /// All backends with the outcome of their probes, in rank order. Probes those that no op has needed yet.
    public Map<String, BackendProvider.Probe> probes() {
        Map<String, BackendProvider.Probe> probes = new LinkedHashMap<>();
        sources.forEach(source -> probes.put(source.provider.name(), source.probe()));
        return Collections.unmodifiableMap(probes);
    }

    /// The path for `op` on operands of the given specs.
    ///
    /// @throws IllegalArgumentException if the operands do not fit, or if no backend accepts and the op has no
    ///     decomposition; the message holds every reason
    public Choice choose(Op op, TensorSpec[] inputs) {
        return choose(op, inputs, false);
    }

    /// The same for a kernel that will hold operands which never change ([Kernel#fix]).
    ///
    /// @param isFixed whether all operands but the first never change
    public Choice choose(Op op, TensorSpec[] inputs, boolean isFixed) {
        Key key = new Key(op, inputs, isFixed);
        Choice choice = cache.get(key);
        if (choice == null) {
            choice = decide(op, List.of(inputs), isFixed);
            if (cache.size() >= CACHE_LIMIT) {
                cache.clear();
            }
            Choice earlier = cache.putIfAbsent(key, choice);
            choice = earlier == null ? choice : earlier;
        }
        return choice;
    }

    private Choice decide(Op op, List<TensorSpec> inputs, boolean isFixed) {
        List<TensorSpec> outputs = List.copyOf(op.infer(inputs));
        List<Candidate> candidates = candidates(op, inputs, outputs, isFixed);
        Candidate best = best(op, candidates);
        if (Events.areOn()) {
            record(op, inputs, candidates, best);
        }
        if (best != null) {
            boolean[] packs = null;
            if (best.packs()) {
                packs = new boolean[inputs.size()];
                for (int i = 0; i < packs.length; i++) {
                    packs[i] = !inputs.get(i).isContiguous();
                }
            }
            return new Choice(outputs, best.offer().prepare().get(), best.offer().scratchBytes(), packs,
                    best.backend() + ": " + best.offer().impl(), best.cost().nanos());
        }
        if (op instanceof Composite) {
            return new Choice(outputs, null, 0, null, "decompose", 0);
        }
        StringBuilder reasons = new StringBuilder();
        for (Candidate c : candidates) {
            reasons.append("; ").append(c.backend()).append(": ").append(c.declined());
        }
        throw new IllegalArgumentException(op.name() + ": no backend accepts " + text(inputs) + reasons);
    }

    private void record(Op op, List<TensorSpec> inputs, List<Candidate> candidates, Candidate best) {
        String only = forced(op);
        String chosen = best != null ? best.backend() : op instanceof Composite ? "decompose" : "none";
        for (Candidate c : candidates) {
            if (c == best) {
                break;
            }
            if (c.offer() == null && c.isOpen()) {
                Events.Fallback event = new Events.Fallback();
                event.op = op.toString();
                event.operands = text(inputs);
                event.backend = c.backend();
                event.forced = only != null && alternatives(only).contains(c.backend());
                event.reason = c.declined();
                event.chosen = chosen;
                event.commit();
            }
        }
        if (best != null) {
            Events.Dispatch event = new Events.Dispatch();
            event.op = op.toString();
            event.operands = text(inputs);
            event.backend = best.backend();
            event.implementation = best.offer().impl() + (best.packs() ? " on packed copies" : "");
            event.nanos = best.cost().nanos();
            event.source = only != null ? "forced" : best.cost().source();
            event.commit();
        } else if (op instanceof Composite) {
            Events.Decompose event = new Events.Decompose();
            event.op = op.toString();
            event.operands = text(inputs);
            event.commit();
        }
    }

    private String forced(Op op) {
        return forced.getOrDefault(op.name(), forced.get("*"));
    }

    /// The answers of all backends, in rank order.
    List<Candidate> candidates(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        return candidates(op, inputs, outputs, false);
    }

    private List<Candidate> candidates(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs, boolean isFixed) {
        String only = forced(op);
        List<String> open = only == null ? List.of() : alternatives(only);
        String call = Tuning.call(op, inputs);
        List<Candidate> candidates = new ArrayList<>();
        for (Source source : sources) {
            String name = source.provider.name();
            if (only != null && !open.contains(name)) {
                candidates.add(Candidate.not(name, false, "another backend is forced: " + only));
                continue;
            }
            Candidate best = cheapest(candidates);
            double least = asksAll || only != null || source.isThere() ? 0 : source.provider.leastNanos();
            if (best != null && best.cost().nanos() < least && !tuning.get().has(name, call)) {
                candidates.add(Candidate.not(name, false, "not asked for less than " + Explanation.nanos(least)));
                continue;
            }
            candidates.add(switch (source.probe()) {
                case BackendProvider.Usable(Backend backend) -> candidate(backend, op, call, inputs, outputs,
                        isFixed);
                case BackendProvider.Unusable(String reason, _) -> Candidate.not(name, false, reason);
            });
        }
        return candidates;
    }

    private Candidate candidate(Backend backend, Op op, String call, List<TensorSpec> inputs,
            List<TensorSpec> outputs, boolean isFixed) {
        Offer offer = backend.offer(op, inputs, outputs);
        if (offer instanceof Offer.Accepted accepted) {
            return candidate(backend, op, call, accepted, 0, isFixed);
        }
        double copyBytes = 0;
        List<TensorSpec> packed = new ArrayList<>();
        for (TensorSpec input : inputs) {
            packed.add(input.packed());
            copyBytes += input.isContiguous() ? 0 : 2 * input.bytes();
        }
        // A packed copy would take the writes of an op that overwrites its operands, and is itself what one op makes.
        if (copyBytes > 0 && !(op instanceof MutatingOp) && !(op instanceof Contiguous)
                && backend.offer(op, packed, outputs) instanceof Offer.Accepted accepted) {
            return candidate(backend, op, Tuning.call(op, packed), accepted, copyBytes / COPY_BYTES_PER_NANO,
                    isFixed);
        }
        return Candidate.not(backend.name(), true, ((Offer.Declined) offer).reason());
    }

    private Candidate candidate(Backend backend, Op op, String call, Offer.Accepted offer, double copyNanos,
            boolean isFixed) {
        Tuning.Verdict cost = tuning.get().cost(backend, op, call, offer.nanos());
        // Measurements are of runs that hold nothing.
        double part = isFixed ? offer.fixedNanos() / offer.nanos() : 1;
        return new Candidate(backend.name(), true, offer, copyNanos > 0, offer.nanos() * part + copyNanos,
                new Tuning.Verdict(cost.nanos() * part + copyNanos, cost.source()), null);
    }

    private Candidate best(Op op, List<Candidate> candidates) {
        String only = forced(op);
        if (only == null) {
            return cheapest(candidates);
        }
        for (String backend : alternatives(only)) {
            for (Candidate c : candidates) {
                if (c.offer() != null && c.backend().equals(backend)) {
                    return c;
                }
            }
        }
        return null;
    }

    private static Candidate cheapest(List<Candidate> candidates) {
        Candidate best = null;
        for (Candidate c : candidates) {
            if (c.offer() != null && (best == null || c.cost().nanos() < best.cost().nanos())) {
                best = c;
            }
        }
        return best;
    }

    /// Every candidate for `op` on such operands with its reason, and the chosen one.
    public Explanation explain(Op op, List<TensorSpec> inputs) {
        return explain(op, inputs, false);
    }

    /// The same for a kernel that will hold all operands but the first.
    public Explanation explain(Op op, List<TensorSpec> inputs, boolean isFixed) {
        List<TensorSpec> outputs = op.infer(inputs);
        List<Candidate> candidates = candidates(op, inputs, outputs, isFixed);
        Candidate best = best(op, candidates);
        List<Explanation.Candidate> rows = new ArrayList<>();
        for (Candidate c : candidates) {
            rows.add(c.offer() == null ? Explanation.Candidate.declined(c.backend(), c.declined())
                    : new Explanation.Candidate(c.backend(), true, c.offer().impl() + (c.packs() ? " on packed copies"
                            : ""), c.nanos(), c.cost().nanos(), c.cost().source()));
        }
        boolean composite = op instanceof Composite;
        rows.add(composite ? new Explanation.Candidate("decompose", true, "into simpler ops", 0, 0, "")
                : Explanation.Candidate.declined("decompose", "the op is not composite"));
        String chosen = best != null ? best.backend() : composite ? "decompose" : null;
        return new Explanation(op + " on " + text(inputs), List.copyOf(rows), chosen);
    }

    private static String text(List<TensorSpec> specs) {
        return String.join(", ", specs.stream().map(TensorSpec::toString).toList());
    }

    private static final class Key {
        private final Op op;
        private final TensorSpec[] specs;
        private final boolean isFixed;
        private final int hash;

        private Key(Op op, TensorSpec[] specs, boolean isFixed) {
            this.op = op;
            this.specs = specs;
            this.isFixed = isFixed;
            int h = (op.getClass().hashCode() * 31 + op.hashCode()) * 2 + (isFixed ? 1 : 0);
            for (TensorSpec spec : specs) {
                h = h * 31 + spec.hashCode();
            }
            this.hash = h;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && hash == that.hash && isFixed == that.isFixed && op.equals(that.op)
                    && Arrays.equals(specs, that.specs);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
