// SPDX-License-Identifier: Apache-2.0
package dev.gatun.tensor;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScopeTest {
    @Test
    void aTensorEndsWithItsScope() {
        Tensor x;
        Tensor view;
        try (Scope _ = Scope.open("step")) {
            x = Tensor.of(1f, 2f);
            view = x.reshape(2, 1);
            assertEquals(2, x.add(1).getDouble(0));
        }
        for (Runnable use : new Runnable[] {() -> x.add(1), x::segment, x::toFloats, x::copy, () -> x.fill(1),
            () -> view.getDouble(0, 0), () -> x.reshape(1, 2), () -> Tensor.of(1f, 2f).add(view)}) {
            String message = assertThrows(IllegalStateException.class, use::run).getMessage();
            assertTrue(message.startsWith("tensor: used after its scope was closed: tensor=f32["), message);
            assertTrue(message.contains("scope 'step' (closed"), message);
        }
        assertEquals("f32[2] (closed)", x.toString());
    }

    @Test
    void memoryOfAClosedScopeIsNotReadAsAnotherTensor() {
        Tensor stale;
        try (Scope _ = Scope.open()) {
            stale = Tensor.of(1f);
        }
        try (Scope _ = Scope.open()) {
            Tensor.of(2f);
            assertThrows(IllegalStateException.class, stale::item);
        }
    }

    @Test
    void keepCopiesToTheSurroundings() {
        Tensor outside;
        Tensor kept;
        try (Scope outer = Scope.open("outer")) {
            Tensor inOuter;
            try (Scope inner = Scope.open("inner")) {
                inOuter = inner.keep(Tensor.of(3f));
                assertSame(inner, Scope.current());
            }
            assertEquals(3, inOuter.item());
            kept = outer.keep(inOuter);
            outside = Scope.outside(() -> Tensor.of(4f));
            assertSame(outer, Scope.current());
        }
        assertNull(Scope.current());
        assertEquals(3, kept.item());
        assertEquals(4, outside.item());
        assertArrayEquals(new float[] {2, 4}, Scope.call(() -> Tensor.of(1f, 2f).mul(2)).toFloats());
    }

    @Test
    void scopesCloseInnermostFirst() {
        Scope outer = Scope.open("outer");
        Scope inner = Scope.open("inner");
        assertEquals("scope: inner scopes must be closed first: closing='outer', still open='inner'",
                assertThrows(IllegalStateException.class, outer::close).getMessage());
        inner.close();
        inner.close();
        assertTrue(outer.isOpen());
        outer.close();
        assertNull(Scope.current());
    }

    @Test
    void onlyItsOwnThreadClosesAScope() throws InterruptedException {
        try (Scope scope = Scope.open("mine")) {
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Runnable close = scope::close;
            Thread other = Thread.ofPlatform().start(() -> {
                try {
                    close.run();
                } catch (IllegalStateException e) {
                    thrown.set(e);
                }
            });
            other.join();
            assertTrue(thrown.get().getMessage().startsWith(
                    "scope: close must be called by the thread that opened it: scope='mine'"), thrown.toString());
            assertTrue(scope.isOpen());
        }
    }

    @Test
    void aForgottenScopeIsCounted() throws InterruptedException {
        long before = Scope.leaked();
        Thread forgetful = Thread.ofPlatform().start(() -> Scope.open("forgotten"));
        forgetful.join();
        for (int i = 0; i < 200 && Scope.leaked() == before; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertTrue(Scope.leaked() > before, "no leak was reported");
    }

    @Test
    void countsWhatItHolds() {
        try (Scope scope = Scope.open("count")) {
            Tensor.zeros(DType.F32, 16);
            Tensor.zeros(DType.F32, 17);
            assertEquals(2, scope.tensors());
            assertEquals(64 + 128, scope.bytes());
            assertEquals("scope 'count' (open, 2 tensors, 192 bytes)", scope.toString());
            assertEquals(0, Tensor.zeros(DType.F32, 3_000_000).sum().item());
            assertTrue(Tensor.of(1f).segment().address() % 64 == 0);
        }
    }
}
