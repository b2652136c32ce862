package org.herald.transport.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort.ClientKind;

/** The daemon's end of one program: keeps what it said, has what the test says to it. */
final class FakeClient implements ApiClient {
    private static final byte[] END = {};

    final String name;
    final String encoder;
    final ClientKind kind;
    final CompletableFuture<String> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final BlockingQueue<byte[]> output = new LinkedBlockingQueue<>();
    private final Semaphore gate = new Semaphore(1);
    private int lineAt;

    FakeClient(String name, String encoder, ClientKind kind) {
        this.name = name;
        this.encoder = encoder;
        this.kind = kind;
    }

    @Override
    public void received(byte[] octets, int from, int count) throws InterruptedException {
        gate.acquire();
        gate.release();
        if (closed.isDone()) {
            return;
        }
        synchronized (this) {
            received.write(octets, from, count);
            notifyAll();
        }
    }

    /** From now on the daemon has no room for more. */
    void shut() throws InterruptedException {
        gate.acquire();
    }

    /** It has room again. */
    void reopen() {
        gate.release();
    }

    @Override
    public int take(byte[] into) throws InterruptedException {
        byte[] next = output.take();
        if (next == END) {
            output.add(END);
            return -1;
        }
        System.arraycopy(next, 0, into, 0, next.length);
        return next.length;
    }

    @Override
    public void closed(String why) {
        closed.complete(why);
        output.add(END);
        synchronized (this) {
            notifyAll();
        }
    }

    // ---- what a test does

    void say(String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < octets.length; at += 32 * 1024) {
            output.add(Arrays.copyOfRange(octets, at, Math.min(octets.length, at + 32 * 1024)));
        }
    }

    /** Nothing more will be said. */
    void end() {
        output.add(END);
    }

    boolean isTaken() {
        return output.isEmpty();
    }

    synchronized byte[] received() {
        return received.toByteArray();
    }

    /** Waits for its next line, without its end. */
    synchronized String line() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FakePort.PATIENCE_SECONDS);
        while (true) {
            String all = received.toString(StandardCharsets.UTF_8);
            int lineEnd = all.indexOf('\n', lineAt);
            if (lineEnd >= 0) {
                String line = all.substring(lineAt, lineEnd);
                lineAt = lineEnd + 1;
                return line;
            }
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no further line of " + name + " behind " + all);
            }
            wait(left);
        }
    }

    /** Waits for so many octets. */
    synchronized byte[] awaitReceived(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FakePort.PATIENCE_SECONDS);
        while (received.size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("only " + received.size() + " of " + count + " octets came");
            }
            wait(left);
        }
        return received.toByteArray();
    }

    /** Waits for its end. */
    String awaitClosed() throws Exception {
        return closed.get(FakePort.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
