// SPDX-License-Identifier: Apache-2.0
package dev.gatun.spi;

import dev.gatun.op.Contiguous;
import dev.gatun.op.Gather;
import dev.gatun.op.Linear;
import dev.gatun.op.MatMul;
import dev.gatun.op.Op;
import dev.gatun.op.Relu;
import dev.gatun.op.Silu;
import dev.gatun.spi.Fakes.FakeProvider;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.TensorSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DispatcherTest {
    private static final TensorSpec X = TensorSpec.of(DType.F32, 400, 400);
    private static final TensorSpec SMALL = TensorSpec.of(DType.F32, 4, 4);

    private static String chosen(Dispatcher dispatcher) {
        return dispatcher.explain(new Relu(), List.of(X)).chosen();
    }

    @Test
    void theCheaperOfferWinsAndOfEqualOnesTheHigherRank() {
        FakeProvider a = Fakes.provider("a", 2, 50, 0);
        assertEquals("b", chosen(new Dispatcher(List.of(a, Fakes.provider("b", 1, 49, 0)), "", Tuning.NONE)));
        assertEquals("a", chosen(new Dispatcher(List.of(a, Fakes.provider("b", 1, 50, 0)), "", Tuning.NONE)));
        assertEquals("b", chosen(new Dispatcher(List.of(a, Fakes.provider("b", 1, 999, 0)), "relu:b", Tuning.NONE)));
    }

    @Test
    void operandsThatNeverChangeHaveACostOfTheirOwn() {
        Backend packs = new Backend() {
            @Override
            public String name() {
                return "packs";
            }

            @Override
            public String details() {
                return "made up";
            }

            @Override
            public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
                return new Offer.Accepted("loop", 80, 20, 0, () -> (_, _, _) -> {
                });
            }
        };
        Dispatcher dispatcher = new Dispatcher(List.of(Fakes.provider(packs, 2, 0), Fakes.provider("b", 1, 50, 0)), "",
                Tuning.NONE);
        assertEquals("b", dispatcher.explain(new Relu(), List.of(X), false).chosen());
        assertEquals("packs", dispatcher.explain(new Relu(), List.of(X), true).chosen());
        TensorSpec[] specs = {X};
        assertNotSame(dispatcher.choose(new Relu(), specs), dispatcher.choose(new Relu(), specs, true));
        assertSame(dispatcher.choose(new Relu(), specs, true), dispatcher.choose(new Relu(), specs, true));
    }

    @Test
    void aBackendIsProbedOnlyWhereItMayBeWorthIt() {
        FakeProvider small = Fakes.provider("small", 2, 500, 0);
        FakeProvider large = Fakes.provider("large", 1, 1, 1000);
        Dispatcher dispatcher = new Dispatcher(List.of(small, large), "", Tuning.NONE);
        assertEquals("small", chosen(dispatcher));
        dispatcher.choose(new Relu(), new TensorSpec[] {X});
        assertEquals(0, large.probes().get());
        assertTrue(dispatcher.explain(new Relu(), List.of(X)).toString().contains(
                "large: declined: not asked for less than 1000 ns"));
        assertEquals("large", chosen(new Dispatcher(List.of(small, large), "relu:large", Tuning.NONE)));
        assertEquals(1, large.probes().get());
        // Rank, not order, decides who is asked first: the small one is too slow here.
        FakeProvider slow = Fakes.provider("slow", 2, 1000, 0);
        Dispatcher loaded = new Dispatcher(List.of(large, slow), "", Tuning.NONE);
        assertEquals("large", chosen(loaded));
        assertEquals(2, large.probes().get());
        // Once it is there, it is asked about small ops too; what was decided before stays.
        FakeProvider medium = Fakes.provider("medium", 3, 500, 0);
        Dispatcher both = new Dispatcher(List.of(large, medium), "", Tuning.NONE);
        Dispatcher.Choice early = both.choose(new Relu(), new TensorSpec[] {SMALL});
        both.probes();
        assertEquals("large", chosen(both));
        assertSame(early, both.choose(new Relu(), new TensorSpec[] {SMALL}));
        dispatcher.probes();
        dispatcher.probes();
        assertEquals(4, large.probes().get());
    }

    @Test
    void theFirstForcedBackendThatAcceptsIsTakenWhateverItCosts() {
        FakeProvider no = Fakes.provider("no", 3, -1, 0);
        FakeProvider slow = Fakes.provider("slow", 1, 1e9, 0);
        FakeProvider quick = Fakes.provider("quick", 2, 1, 0);
        List<BackendProvider> all = List.of(no, quick, slow);
        assertEquals("slow", chosen(new Dispatcher(all, "*:no|slow|quick", Tuning.NONE)));
        assertEquals("quick", chosen(new Dispatcher(all, "relu:quick|slow,*:reference", Tuning.NONE)));
        assertThrows(IllegalArgumentException.class, () -> new Dispatcher(all, "*:slow|none", Tuning.NONE));
    }

    @Test
    void aCopyIsNotMadeOfPackedCopies() {
        Backend packedOnly = new Backend() {
            @Override
            public String name() {
                return "packedonly";
            }

            @Override
            public String details() {
                return "takes packed operands";
            }

            @Override
            public Offer offer(Op op, List<TensorSpec> inputs, List<TensorSpec> outputs) {
                return inputs.get(0).isContiguous() ? Offer.accept("loop", 1, (_, _, _) -> {
                }) : Offer.decline("strided");
            }
        };
        Dispatcher dispatcher = new Dispatcher(List.of(Fakes.provider(packedOnly, 1, 0)), "*:packedonly|reference",
                Tuning.NONE);
        TensorSpec strided = TensorSpec.strided(DType.F32, Shape.of(4, 4), new long[] {1, 4});
        Dispatcher.Choice copy = dispatcher.choose(new Contiguous(), new TensorSpec[] {strided});
        assertEquals("reference: loops", copy.implementation());
        assertEquals("packedonly: loop", dispatcher.choose(new Relu(), new TensorSpec[] {strided}).implementation());
    }

    @Test
    void allReasonsAreInTheErrorWhenNobodyAccepts() {
        FakeProvider no = Fakes.provider("no", 2, -1, 0);
        FakeProvider absent = new FakeProvider(1, 0, new BackendProvider.Unusable("not here", true), "absent",
                new AtomicInteger());
        Dispatcher dispatcher = new Dispatcher(List.of(no, absent), "*:no", Tuning.NONE);
        TensorSpec index = TensorSpec.of(DType.I64, 400, 400);
        String message = assertThrows(IllegalArgumentException.class, () -> dispatcher.choose(new Gather(0),
                new TensorSpec[] {X, index})).getMessage();
        assertEquals(
                "gather: no backend accepts f32[400,400], i64[400,400]; no: not today; absent: another backend is forced: "
                        + "no; reference: another backend is forced: no",
                message);
    }

    private static Map<String, List<RecordedEvent>> record(Runnable body) throws Exception {
        Path file = Files.createTempFile("gatun", ".jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            body.run();
            recording.stop();
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream().filter(e -> e.getEventType().getName().startsWith(
                    "gatun.")).collect(Collectors.groupingBy(e -> e.getEventType().getName()));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void recordsChoicesFallbacksAndDecompositions() throws Exception {
        FakeProvider no = Fakes.provider("no", 3, -1, 0);
        FakeProvider fast = Fakes.provider("fast", 2, 7, 0);
        Map<String, List<RecordedEvent>> events = record(() -> {
            Dispatcher dispatcher = new Dispatcher(List.of(no, fast), "", Tuning.NONE);
            dispatcher.choose(new Relu(), new TensorSpec[] {X});
            dispatcher.choose(new Relu(), new TensorSpec[] {X});
            new Dispatcher(List.of(no, fast), "linear:no", Tuning.NONE).choose(new Linear(), new TensorSpec[] {X, X});
        });
        RecordedEvent dispatch = events.get("gatun.Dispatch").getFirst();
        assertEquals(1, events.get("gatun.Dispatch").size());
        assertEquals("Relu[]", dispatch.getString("op"));
        assertEquals("f32[400,400]", dispatch.getString("operands"));
        assertEquals("fast", dispatch.getString("backend"));
        assertEquals("fast loop", dispatch.getString("implementation"));
        assertEquals(7, dispatch.getDouble("nanos"));
        assertEquals("estimated", dispatch.getString("source"));
        Function<RecordedEvent, String> line = e -> e.getString("op") + " " + e.getString("backend") + " "
                + e.getBoolean("forced") + " " + e.getString("reason") + " -> " + e.getString("chosen");
        assertEquals(List.of("Relu[] no false not today -> fast", "Linear[] no true not today -> decompose"), events
                .get("gatun.Fallback").stream().map(line).toList());
        assertEquals("Linear[]", events.get("gatun.Decompose").getFirst().getString("op"));
    }

    private static Tuning tuned(String version, Tuning.Cost... costs) {
        return Tuning.of(List.of(new Fakes.FakeBackend("a", version, 0, (byte) 0), new Fakes.FakeBackend("b", version,
                0, (byte) 0)), List.of(costs));
    }

    @Test
    void measurementsTurnTheChoice() {
        List<BackendProvider> providers = List.of(Fakes.provider("a", 2, 1000, 0),
                Fakes.provider("b", 1, 2000, 50_000));
        String call = Tuning.call(new Relu(), List.of(X));
        assertEquals("Relu[] on f32[400,400]", call);
        assertEquals("a", chosen(new Dispatcher(providers, "", Tuning.NONE)));
        Tuning exact = tuned("1", new Tuning.Cost("a", "relu", call, 1000, 900), new Tuning.Cost("b", "relu", call,
                2000, 300));
        Explanation explanation = new Dispatcher(providers, "", exact).explain(new Relu(), List.of(X));
        assertEquals("""
                Relu[] on f32[400,400]
                     a: a loop, 900 ns measured (estimated 1000 ns)
                  -> b: b loop, 300 ns measured (estimated 2000 ns)""", explanation.toString().lines().limit(3)
                .collect(Collectors.joining("\n")));
        // Another call of the op: by the factors of the measured one, and only where b is asked at all.
        Tuning scaled = tuned("1", new Tuning.Cost("a", "relu", "other", 10, 80), new Tuning.Cost("b", "relu", "other",
                10, 5));
        assertEquals("a", chosen(new Dispatcher(providers, "", scaled)));
        List<BackendProvider> always = List.of(providers.get(0), Fakes.provider("b", 1, 2000, 0));
        explanation = new Dispatcher(always, "", scaled).explain(new Relu(), List.of(X));
        assertEquals("b", explanation.chosen());
        assertEquals("scaled", explanation.candidates().get(1).source());
        assertEquals(1000, explanation.candidates().get(1).nanos(), 1e-9);
        assertEquals(8000, explanation.candidates().get(0).nanos(), 1e-9);
        assertEquals("estimated", new Dispatcher(always, "", scaled).explain(new Silu(), List.of(X)).candidates().get(1)
                .source());
    }

    @Test
    void measurementsOfAnotherVersionOfABackendAreLeftOut() {
        List<BackendProvider> providers = List.of(Fakes.provider("a", 2, 1000, 0), Fakes.provider("b", 1, 2000, 0));
        String call = Tuning.call(new Relu(), List.of(X));
        Tuning other = tuned("2", new Tuning.Cost("a", "relu", call, 1000, 9000));
        assertEquals("a", chosen(new Dispatcher(providers, "", other)));
        assertEquals("b", chosen(new Dispatcher(providers, "", tuned("1", other.costs().getFirst()))));
    }

    @Test
    void stridedCallsAreNotTakenForPackedOnes() {
        TensorSpec turned = TensorSpec.strided(DType.F32, Shape.of(2, 3), new long[] {1, 2});
        assertEquals("MatMul[] on f32[2,3] strided[1,2], f32[3,2]", Tuning.call(new MatMul(), List.of(turned, TensorSpec
                .of(DType.F32, 3, 2))));
    }

    @Test
    void theTunerMeasuresEveryBackendWithoutAskingForEstimates() {
        List<BackendProvider> providers = List.of(Fakes.provider("a", 2, 1000, 0), Fakes.provider("b", 1, 2000,
                1_000_000), Fakes.provider("no", 0, -1, 0));
        Tuner tuner = Tuner.over(new Dispatcher(providers, "relu:a", Tuning.NONE));
        List<Tuning.Cost> costs = tuner.measure(new Relu(), List.of(SMALL));
        assertEquals(List.of("a", "b", "reference"), costs.stream().map(Tuning.Cost::backend).toList());
        assertEquals(List.of(1000.0, 2000.0), costs.stream().limit(2).map(Tuning.Cost::estimate).toList());
        assertTrue(costs.stream().allMatch(c -> c.nanos() > 0 && c.call().equals("Relu[] on f32[4,4]")),
                costs::toString);
        assertEquals(List.of("a", "b", "no", "reference"), tuner.backends().stream().map(Backend::name).toList());
        assertThrows(IllegalArgumentException.class, () -> tuner.measure(new Relu(), List.of(TensorSpec.strided(
                DType.F32, Shape.of(2, 3), new long[] {1, 2}))));
    }
}
