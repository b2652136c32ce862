package org.herald.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.herald.api.daemon.Network;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** A network whose peers are the test: it keeps what was connected and what listens. Runs on a {@link FakeEventLoop}. */
public final class FakeNetwork implements Network {
    private static final int FIRST_FREE_PORT = 40_000;

    private final FakeEventLoop loop;
    private final List<FakeConnection> connections = new ArrayList<>();
    private final List<ConnectOptions> connectOptions = new ArrayList<>();
    private final List<FakeListener> listeners = new ArrayList<>();
    private @Nullable String refusedOption;
    private int nextPort = FIRST_FREE_PORT;

    public FakeNetwork(FakeEventLoop loop) {
        this.loop = loop;
    }

    /** A listening socket of the fake. */
    public static final class FakeListener implements Listener {
        private final ListenOptions options;
        private final AcceptHandler handler;
        private final int port;
        private List<PeerKey> keys;
        private boolean isClosed;

        FakeListener(ListenOptions options, AcceptHandler handler, int port) {
            this.options = options;
            this.handler = handler;
            this.port = port;
            this.keys = options.peers();
        }

        public ListenOptions options() {
            return options;
        }

        /** The MD5 keys set last. */
        public List<PeerKey> peers() {
            return keys;
        }

        public boolean isClosed() {
            return isClosed;
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void peers(List<PeerKey> peerKeys) {
            keys = List.copyOf(peerKeys);
        }

        @Override
        public void close() {
            isClosed = true;
        }
    }

    @Override
    public FakeEventLoop loop() {
        return loop;
    }

    @Override
    public FakeConnection connect(ConnectOptions options, ConnectionHandler handler)
            throws UnsupportedSocketOptionException {
        refuse();
        IpAddress local = options.local() != null ? options.local() : unspecified(options.remote());
        FakeConnection connection = new FakeConnection(loop, local, options.remote(), options.remotePort());
        connection.handler(handler);
        connections.add(connection);
        connectOptions.add(options);
        return connection;
    }

    @Override
    public FakeListener listen(ListenOptions options, AcceptHandler handler)
            throws IOException, UnsupportedSocketOptionException {
        refuse();
        int port = options.port() != 0 ? options.port() : nextPort++;
        for (FakeListener other : listeners) {
            if (!other.isClosed && other.port == port && Objects.equals(other.options.local(), options.local())) {
                throw new IOException("address in use: port " + port);
            }
        }
        FakeListener listener = new FakeListener(options, handler, port);
        listeners.add(listener);
        return listener;
    }

    private void refuse() throws UnsupportedSocketOptionException {
        if (refusedOption != null) {
            throw new UnsupportedSocketOptionException(refusedOption, null);
        }
    }

    private static IpAddress unspecified(IpAddress of) {
        return of.isIpv6() ? new IpAddress(0, 0, true) : IpAddress.ofIpv4(0);
    }

    // ---- what a test does

    /** From now on every socket fails, as where the platform cannot do this; null ends it. */
    public void refuseOption(@Nullable String what) {
        refusedOption = what;
    }

    /** Somebody connects to a listener. @return null if the listener's handler does not want it */
    public @Nullable FakeConnection arrive(FakeListener listener, IpAddress from, IpAddress to) {
        if (listener.isClosed) {
            throw new AssertionError("the listener is closed");
        }
        FakeConnection connection = new FakeConnection(loop, to, from, nextPort++);
        ConnectionHandler handler = listener.handler.accepted(connection);
        if (handler == null) {
            connection.abort();
            return null;
        }
        connection.handler(handler);
        connections.add(connection);
        connection.succeed();
        return connection;
    }

    /** All connections, connected or accepted, in order. */
    public List<FakeConnection> connections() {
        return connections;
    }

    /** The last of them. */
    public FakeConnection lastConnection() {
        if (connections.isEmpty()) {
            throw new AssertionError("nobody connected");
        }
        return connections.get(connections.size() - 1);
    }

    /** What connections were asked for, in order. */
    public List<ConnectOptions> connectOptions() {
        return connectOptions;
    }

    public List<FakeListener> listeners() {
        return listeners;
    }
}
