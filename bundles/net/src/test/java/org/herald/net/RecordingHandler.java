package org.herald.net;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;

/** Keeps what a connection tells, for a test that waits for it. */
class RecordingHandler implements ConnectionHandler {
    static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    volatile Connection connection;

    /** The next thing told. Fails if there is none in time. */
    String next() throws InterruptedException {
        String event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("nothing more was told");
        }
        return event;
    }

    /** What is told within a time that a test cannot avoid, else null. */
    String nextWithin(long millis) throws InterruptedException {
        return events.poll(millis, TimeUnit.MILLISECONDS);
    }

    synchronized byte[] received() {
        return received.toByteArray();
    }

    /** Waits for so many octets. */
    synchronized byte[] awaitReceived(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (received.size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("only " + received.size() + " of " + count + " octets came");
            }
            wait(left);
        }
        return received.toByteArray();
    }

    void tell(String event) {
        events.add(event);
    }

    @Override
    public void connected(Connection made) {
        connection = made;
        events.add("connected");
    }

    @Override
    public void failed(Connection made, String reason) {
        events.add("failed: " + reason);
    }

    @Override
    public synchronized void received(Connection made, byte[] octets, int from, int count) {
        received.write(octets, from, count);
        notifyAll();
    }

    @Override
    public void writable(Connection made) {
        events.add("writable");
    }

    @Override
    public void closed(Connection made, String reason) {
        events.add("closed: " + reason);
    }
}
