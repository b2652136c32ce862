package org.herald.api.daemon;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** TCP. All callbacks come on the loop; all calls are made there. */
@ProviderType
public interface Network {
    EventLoop loop();

    /**
     * Starts to connect; the handler hears of success or failure.
     *
     * @throws UnsupportedSocketOptionException if the platform cannot do what the options ask: never ignored
     */
    Connection connect(ConnectOptions options, ConnectionHandler handler) throws UnsupportedSocketOptionException;

    /**
     * Listens.
     *
     * @throws UnsupportedSocketOptionException if the platform cannot do what the options ask: never ignored
     * @throws IOException if the address cannot be bound
     */
    Listener listen(ListenOptions options, AcceptHandler handler) throws IOException, UnsupportedSocketOptionException;

    /**
     * How a connection is made.
     *
     * @param remote address of the peer
     * @param remotePort 1-65535
     * @param local address to come from, null for the kernel's choice
     * @param timeoutMillis when to give up
     */
    record ConnectOptions(
            IpAddress remote,
            int remotePort,
            @Nullable IpAddress local,
            int timeoutMillis,
            SocketProtection protection) {}

    /**
     * What a session asks of its socket.
     *
     * @param md5Key TCP MD5 key (RFC 2385), 1 to 80 octets, null for none
     * @param authentication TCP-AO (RFC 5925), null for none
     * @param timeToLive of what we send, 1 to 255, 0 for the system's default
     * @param leastTimeToLive of what we accept (GTSM, RFC 5082), 1 to 255, 0 for any
     * @param interfaceName device to bind to, null for any
     * @param isFreebind may bind an address that the machine does not have (yet)
     */
    record SocketProtection(
            byte @Nullable [] md5Key,
            @Nullable TcpAuthentication authentication,
            int timeToLive,
            int leastTimeToLive,
            @Nullable String interfaceName,
            boolean isFreebind) {
        /** Nothing asked. */
        public static final SocketProtection NONE = new SocketProtection(null, null, 0, 0, null, false);

        /** Without the key: for logs. */
        @Override
        public String toString() {
            return "SocketProtection[md5=" + (md5Key != null) + ", ao=" + (authentication != null) + ", ttl="
                    + timeToLive + ", leastTtl=" + leastTimeToLive + ", interface=" + interfaceName + "]";
        }
    }

    /** TCP-AO (RFC 5925): one key for both directions. @param algorithm {@code hmac-sha-1-96}, {@code aes-128-cmac-96}, {@code hmac-sha-256} */
    record TcpAuthentication(int keyId, String algorithm, byte[] key) {
        @Override
        public String toString() {
            return "TcpAuthentication[keyId=" + keyId + ", algorithm=" + algorithm + "]";
        }
    }

    /**
     * Where to listen.
     *
     * @param local null for all addresses
     * @param port 0 for any free one
     */
    record ListenOptions(@Nullable IpAddress local, int port, List<PeerKey> peers, SocketProtection protection) {
        public ListenOptions {
            peers = List.copyOf(peers);
        }
    }

    /** The MD5 key of one peer, which the listening socket must know. */
    record PeerKey(IpAddress peer, byte[] md5Key) {
        @Override
        public String toString() {
            return "PeerKey[" + peer + "]";
        }
    }

    /** A listening socket. */
    @ProviderType
    interface Listener extends Closeable {
        int port();

        /** Sets the MD5 keys anew. */
        void peers(List<PeerKey> keys) throws UnsupportedSocketOptionException;

        @Override
        void close();
    }

    /** Takes accepted connections. */
    interface AcceptHandler {
        /** @return who handles it; null to close it at once */
        @Nullable
        ConnectionHandler accepted(Connection connection);
    }

    /** Hears of one connection. On the loop. */
    interface ConnectionHandler {
        /** It is up (also for accepted ones). */
        void connected(Connection connection);

        /** It could not be made. @param reason for logs and events */
        void failed(Connection connection, String reason);

        /** Octets came. They are the handler's to copy before it returns. */
        void received(Connection connection, byte[] octets, int from, int count);

        /** What was written is out, after {@link Connection#isWritable} had been false. */
        void writable(Connection connection);

        /** It is closed, by the peer, an error, or {@link Connection#close}. Called once. */
        void closed(Connection connection, String reason);
    }

    /** A TCP connection. */
    @ProviderType
    interface Connection {
        IpAddress localAddress();

        IpAddress remoteAddress();

        int remotePort();

        /** Writes octets, which are copied; sent at the end of the turn. */
        void write(byte[] octets, int from, int count);

        /** Whether the socket takes more: false once {@link #MOST_UNSENT_OCTETS} wait. */
        boolean isWritable();

        /** Octets written that the kernel has not taken. */
        long unsentOctets();

        /** Whether to read: off means that TCP holds the peer back. */
        void reading(boolean isOn);

        /** Sends what was written, at most for a second, then closes. */
        void close();

        /** Closes at once, dropping what was not sent. */
        void abort();

        /** How much may wait in a connection. */
        int MOST_UNSENT_OCTETS = 256 * 1024;
    }

    /** The platform cannot do what was asked. */
    final class UnsupportedSocketOptionException extends Exception {
        /** @param what names the option, as users write it, and the platform */
        public UnsupportedSocketOptionException(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
