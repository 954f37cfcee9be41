// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.internal.OpNames;
import dev.gatun.internal.reference.ReferenceBackend;
import dev.gatun.op.Composite;
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

/// Picks a path for each op on operands of given specs: the cheapest offer among the backends, or the decomposition.
///
/// An offer for packed copies of strided operands counts with the cost of the copies. The property `gatun.dispatch`,
/// such as `conv2d:simd,*:reference`, forces a backend by op name (`*` for all others, and for ops that are not the
/// engine's own); a forced backend that declines an op which cannot be decomposed is an error. Choices are cached.
/// Thread-safe.
public final class Dispatcher {
    /// The path for one op on operands of given specs.
    ///
    /// @param outputs the results' specs
    /// @param kernel the prepared kernel, or null to decompose
    /// @param scratchBytes working memory of one run
    /// @param packs for each operand whether it must be copied to a packed one first; null for none
    public record Choice(List<TensorSpec> outputs, Kernel kernel, long scratchBytes, boolean[] packs) {
    }

    private record Candidate(String backend, Offer.Accepted offer, boolean packs, double nanos, String declined) {
    }

    private static final int CACHE_LIMIT = 16_384;
    private static final double COPY_BYTES_PER_NANO = 4;

    private static final class Standard {
        private static final Map<String, BackendProvider.Probe> PROBES = discover();
        private static final Dispatcher INSTANCE;
        private static final String REFUSAL;

        static {
            Dispatcher instance = null;
            String refusal = null;
            try {
                instance = new Dispatcher(PROBES, parse(System.getProperty("gatun.dispatch", "")));
            } catch (IllegalArgumentException e) {
                refusal = e.getMessage();
            }
            INSTANCE = instance;
            REFUSAL = refusal;
        }
    }

    private final Map<String, BackendProvider.Probe> probes;
    private final List<Backend> backends;
    private final Map<String, String> forced;
    private final ConcurrentHashMap<Key, Choice> cache = new ConcurrentHashMap<>();

    private Dispatcher(Map<String, BackendProvider.Probe> probes, Map<String, String> forced) {
        this.probes = probes;
        this.forced = forced;
        List<Backend> usable = new ArrayList<>();
        for (BackendProvider.Probe probe : probes.values()) {
            if (probe instanceof BackendProvider.Usable(Backend backend)) {
                usable.add(backend);
            }
        }
        this.backends = List.copyOf(usable);
        for (Map.Entry<String, String> entry : forced.entrySet()) {
            if (!probes.containsKey(entry.getValue())) {
                throw new IllegalArgumentException("dispatch: unknown backend: " + entry.getKey() + ":"
                        + entry.getValue() + "; known " + probes.keySet());
            }
        }
        if (!Set.of("*").containsAll(forced.keySet())) {
            checkOps();
        }
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
        return new Dispatcher(Standard.PROBES, parse(paths));
    }

    private static Map<String, BackendProvider.Probe> discover() {
        List<BackendProvider> providers = new ArrayList<>();
        ServiceLoader.load(BackendProvider.class, Dispatcher.class.getClassLoader()).forEach(providers::add);
        providers.sort(Comparator.comparingInt(BackendProvider::rank).reversed());
        Map<String, BackendProvider.Probe> probes = new LinkedHashMap<>();
        for (BackendProvider provider : providers) {
            BackendProvider.Probe probe = provider.probe();
            if (probe instanceof BackendProvider.Unusable(String reason, boolean isAbsent)) {
                System.getLogger(Dispatcher.class.getName()).log(
                        isAbsent ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                        "dispatch: backend " + provider.name() + " is not used: " + reason);
            }
            probes.put(provider.name(), probe);
        }
        Backend reference = new ReferenceBackend();
        probes.put(reference.name(), new BackendProvider.Usable(reference));
        return probes;
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

    /// All backends with the outcome of their probes, in rank order.
    public Map<String, BackendProvider.Probe> probes() {
        return Collections.unmodifiableMap(probes);
    }

    /// The path for `op` on operands of the given specs.
    ///
    /// @throws IllegalArgumentException if the operands do not fit, or if no backend accepts and the op has no
    ///     decomposition; the message holds every reason
    public Choice choose(Op op, TensorSpec[] inputs) {
        Key key = new Key(op, inputs);
        Choice choice = cache.get(key);
        if (choice == null) {
            choice = decide(op, List.of(inputs));
            if (cache.size() >= CACHE_LIMIT) {
                cache.clear();
            }
            Choice earlier = cache.putIfAbsent(key, choice);
            choice = earlier == null ? choice : earlier;
        }
        return choice;
    }

    private Choice decide(Op op, List<TensorSpec> inputs) {
        List<TensorSpec> outputs = List.copyOf(op.infer(inputs));
        List<Candidate> candidates = candidates(op, inputs, outputs);
        Candidate best = best(candidates);
        if (best != null) {
            boolean[] packs = null;
            if (best.packs()) {
                packs = new boolean[inputs.size()];
                for (int i = 0; i < packs.length; i++) {
                    packs[i] = !inputs.get(i).isContiguous();
                }
            }
            return new Choice(outputs, best.offer().prepare().get(), best.offer().scratchBytes(), packs);
        }
        if (op instanceof Composite) {
            return new Choice(outputs, null, 0, null);
        }
        StringBuilder reasons = new StringBuilder();
        for (Candidate c : candidates) {
            reasons.append("; ").append(c.backend()).append(": ").append(c.declined());
        }
        probes.forEach((name, probe) -> {
            if (probe instanceof BackendProvider.Unusable(String reason, _)) {
                reasons.append("; ").append(name).append(": ").append(reason);
            }
        });
        throw new IllegalArgumentException(op.name() + ": no backend accepts " + text(inputs) + reasons);
    }

    private List<Candidate> candidates(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        String only = forced.getOrDefault(op.name(), forced.get("*"));
        List<Candidate> candidates = new ArrayList<>();
        for (Backend backend : backends) {
            if (only != null && !only.equals(backend.name())) {
                candidates.add(new Candidate(backend.name(), null, false, 0, "another backend is forced: " + only));
                continue;
            }
            candidates.add(candidate(backend, op, inputs, outputs));
        }
        return candidates;
    }

    private static Candidate candidate(Backend backend, Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
        Offer offer = backend.offer(op, inputs, outputs);
        if (offer instanceof Offer.Accepted accepted) {
            return new Candidate(backend.name(), accepted, false, accepted.nanos(), null);
        }
        if (op instanceof MutatingOp) {
            // A packed copy would take the writes.
            return new Candidate(backend.name(), null, false, 0, ((Offer.Declined) offer).reason());
        }
        double copyBytes = 0;
        List<TensorSpec> packed = new ArrayList<>();
        for (TensorSpec input : inputs) {
            packed.add(input.packed());
            copyBytes += input.isContiguous() ? 0 : 2 * input.bytes();
        }
        if (copyBytes > 0 && backend.offer(op, packed, outputs) instanceof Offer.Accepted accepted) {
            return new Candidate(backend.name(), accepted, true, accepted.nanos() + copyBytes / COPY_BYTES_PER_NANO,
                    null);
        }
        return new Candidate(backend.name(), null, false, 0, ((Offer.Declined) offer).reason());
    }

    private static Candidate best(List<Candidate> candidates) {
        Candidate best = null;
        for (Candidate c : candidates) {
            if (c.offer() != null && (best == null || c.nanos() < best.nanos())) {
                best = c;
            }
        }
        return best;
    }

    /// Every candidate for `op` on such operands with its reason, and the chosen one.
    public Explanation explain(Op op, List<TensorSpec> inputs) {
        List<TensorSpec> outputs = op.infer(inputs);
        List<Candidate> candidates = candidates(op, inputs, outputs);
        Candidate best = best(candidates);
        List<Explanation.Candidate> rows = new ArrayList<>();
        for (Candidate c : candidates) {
            rows.add(new Explanation.Candidate(c.backend(), c.offer() != null, c.offer() == null ? c.declined()
                    : c.offer().impl() + (c.packs() ? " on packed copies" : "") + ", "
                            + Explanation.nanos(c.nanos())));
        }
        probes.forEach((name, probe) -> {
            if (probe instanceof BackendProvider.Unusable(String reason, _)) {
                rows.add(new Explanation.Candidate(name, false, reason));
            }
        });
        boolean composite = op instanceof Composite;
        rows.add(new Explanation.Candidate("decompose", composite, composite ? "into simpler ops"
                : "the op is not composite"));
        String chosen = best != null ? best.backend() : composite ? "decompose" : null;
        return new Explanation(op + " on " + text(inputs), List.copyOf(rows), chosen);
    }

    private static String text(List<TensorSpec> specs) {
        return String.join(", ", specs.stream().map(TensorSpec::toString).toList());
    }

    private static final class Key {
        private final Op op;
        private final TensorSpec[] specs;
        private final int hash;

        private Key(Op op, TensorSpec[] specs) {
            this.op = op;
            this.specs = specs;
            int h = op.getClass().hashCode() * 31 + op.hashCode();
            for (TensorSpec spec : specs) {
                h = h * 31 + spec.hashCode();
            }
            this.hash = h;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && hash == that.hash && op.equals(that.op)
                    && Arrays.equals(specs, that.specs);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
