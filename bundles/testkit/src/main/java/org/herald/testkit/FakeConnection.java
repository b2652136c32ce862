package org.herald.testkit;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A connection whose other side is the test. What happens to it reaches its handler as a task of the loop, as it does in service; so run the
 * loop afterwards.
 */
public final class FakeConnection implements Connection {
    /** How far it is. */
    public enum State {
        CONNECTING,
        OPEN,
        CLOSED
    }

    private final EventLoop loop;
    private final IpAddress local;
    private final IpAddress remote;
    private final int remotePort;
    private @Nullable ConnectionHandler handler;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private State state = State.CONNECTING;
    private boolean isKernelFull;
    private boolean wasUnwritable;
    private boolean isReading = true;
    private boolean isAborted;
    private int[] accepted = {0, 0};

    FakeConnection(EventLoop loop, IpAddress local, IpAddress remote, int remotePort) {
        this.loop = loop;
        this.local = local;
        this.remote = remote;
        this.remotePort = remotePort;
    }

    void handler(ConnectionHandler who) {
        handler = who;
    }

    // ---- what a test does

    /** The other side accepts. */
    public void succeed() {
        tell(State.CONNECTING, State.OPEN, who -> who.connected(this));
    }

    /** The connection cannot be made. */
    public void fail(String reason) {
        tell(State.CONNECTING, State.CLOSED, who -> who.failed(this, reason));
    }

    /** Octets come from the other side: at once, or when reading is on again. */
    public void receive(byte[] octets) {
        loop.execute(() -> {
            held.writeBytes(octets);
            deliver();
        });
    }

    /** The other side closes, or an error does. */
    public void lose(String reason) {
        tell(State.OPEN, State.CLOSED, who -> who.closed(this, reason));
    }

    /** The kernel takes nothing more: what is written waits. */
    public void block() {
        isKernelFull = true;
    }

    /** The kernel takes all again. */
    public void unblock() {
        isKernelFull = false;
        unsent.reset();
        if (wasUnwritable) {
            wasUnwritable = false;
            loop.execute(() -> {
                if (state == State.OPEN && handler != null) {
                    handler.writable(this);
                }
            });
        }
    }

    /** All octets written since the last call. */
    public byte[] takeWritten() {
        byte[] octets = written.toByteArray();
        written.reset();
        return octets;
    }

    public State state() {
        return state;
    }

    public boolean isReading() {
        return isReading;
    }

    /** Whether it was closed by {@link #abort}. */
    public boolean isAborted() {
        return isAborted;
    }

    // ---- what core does

    @Override
    public IpAddress localAddress() {
        return local;
    }

    @Override
    public IpAddress remoteAddress() {
        return remote;
    }

    @Override
    public int remotePort() {
        return remotePort;
    }

    @Override
    public void write(byte[] octets, int from, int count) {
        if (state == State.CONNECTING) {
            throw new AssertionError("written before it is connected");
        }
        if (state == State.CLOSED) {
            return;
        }
        written.write(octets, from, count);
        if (isKernelFull) {
            unsent.write(octets, from, count);
            wasUnwritable |= !isWritable();
        }
    }

    @Override
    public boolean isWritable() {
        return state == State.OPEN && unsent.size() < MOST_UNSENT_OCTETS;
    }

    @Override
    public long unsentOctets() {
        return unsent.size();
    }

    @Override
    public void reading(boolean isOn) {
        isReading = isOn;
        loop.execute(this::deliver);
    }

    @Override
    public void protect(int timeToLive, int leastTimeToLive) {
        accepted = new int[] {timeToLive, leastTimeToLive};
    }

    /** What was asked of {@link #protect}, two zeros if nothing was. */
    public int[] timesToLive() {
        return accepted.clone();
    }

    @Override
    public void close() {
        end("closed");
    }

    @Override
    public void abort() {
        isAborted = true;
        end("aborted");
    }

    private void end(String reason) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        loop.execute(() -> {
            if (handler != null) {
                handler.closed(this, reason);
            }
        });
    }

    private void deliver() {
        if (state != State.OPEN || !isReading || held.size() == 0) {
            return;
        }
        byte[] octets = held.toByteArray();
        held.reset();
        // Between other octets, so that a handler that leaves its window is found out.
        byte[] array = new byte[octets.length + 16];
        Arrays.fill(array, (byte) 0xEE);
        System.arraycopy(octets, 0, array, 8, octets.length);
        if (handler != null) {
            handler.received(this, array, 8, octets.length);
        }
        Arrays.fill(array, (byte) 0xDD);
    }

    private void tell(State from, State to, java.util.function.Consumer<ConnectionHandler> what) {
        loop.execute(() -> {
            if (state == from) {
                state = to;
                if (handler != null) {
                    what.accept(handler);
                }
                deliver();
            }
        });
    }
}
