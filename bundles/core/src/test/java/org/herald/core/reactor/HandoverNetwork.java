package org.herald.core.reactor;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.Network;
import org.herald.testkit.FakeEventLoop;
import org.herald.testkit.FakeNetwork;

/** A fake network whose loop takes tasks of other threads too: they wait until the test's thread runs them. */
final class HandoverNetwork implements Network {
    private static final long PATIENCE_SECONDS = 30;

    final FakeEventLoop fakeLoop = new FakeEventLoop();
    final FakeNetwork fake = new FakeNetwork(fakeLoop);
    private final Thread owner = Thread.currentThread();
    private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
    private final EventLoop loop = new Handover();

    private final class Handover implements EventLoop {
        @Override
        public void execute(Runnable task) {
            if (Thread.currentThread() == owner) {
                fakeLoop.execute(task);
            } else {
                handedOver.add(task);
            }
        }

        @Override
        public Timer schedule(Runnable task, long delayNanos) {
            return fakeLoop.schedule(task, delayNanos);
        }

        @Override
        public long nowNanos() {
            return fakeLoop.nowNanos();
        }

        @Override
        public long wallClockMicros() {
            return fakeLoop.wallClockMicros();
        }

        @Override
        public boolean isCurrent() {
            return Thread.currentThread() == owner;
        }
    }

    /** Runs what is there and what other threads hand over, until the condition holds. */
    void runUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        fakeLoop.run();
        while (!condition.getAsBoolean()) {
            try {
                Runnable task = handedOver.poll(10, TimeUnit.MILLISECONDS);
                if (task != null) {
                    fakeLoop.execute(task);
                }
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
            fakeLoop.run();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come");
            }
        }
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public Connection connect(ConnectOptions options, ConnectionHandler handler)
            throws UnsupportedSocketOptionException {
        return fake.connect(options, handler);
    }

    @Override
    public Listener listen(ListenOptions options, AcceptHandler handler)
            throws IOException, UnsupportedSocketOptionException {
        return fake.listen(options, handler);
    }
}
