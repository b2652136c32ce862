package org.herald.api.daemon;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
        public boolean equals(Object other) {
            return other instanceof TcpAuthentication same
                    && keyId == same.keyId
                    && algorithm.equals(same.algorithm)
                    && Arrays.equals(key, same.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(keyId, algorithm);
        }

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

    /**
     * The keys of one peer, or of a range of peers, which the listening socket must know.
     *
     * @param peer its address, or the first of the range
     * @param bits length of the range's prefix; all bits of the address for one peer
     * @param md5Key TCP MD5 key (RFC 2385), null for none
     * @param authentication TCP-AO (RFC 5925), null for none
     */
    record PeerKey(
            IpAddress peer,
            int bits,
            byte @Nullable [] md5Key,
            @Nullable TcpAuthentication authentication) {
        /** The MD5 key of one peer. */
        public PeerKey(IpAddress peer, byte[] md5Key) {
            this(peer, peer.bits(), md5Key, null);
        }

        /** The TCP-AO keys of a list, without those for MD5: equal sets ask the same of a listening socket. */
        public static Set<PeerKey> authentications(List<PeerKey> keys) {
            Set<PeerKey> found = new HashSet<>();
            for (PeerKey key : keys) {
                if (key.authentication != null) {
                    found.add(new PeerKey(key.peer, key.bits, null, key.authentication));
                }
            }
            return found;
        }

        /** Whether it is for more than one peer. */
        public boolean isRange() {
            return bits < peer.bits();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PeerKey key
                    && peer.equals(key.peer)
                    && bits == key.bits
                    && Arrays.equals(md5Key, key.md5Key)
                    && Objects.equals(authentication, key.authentication);
        }

        @Override
        public int hashCode() {
            return Objects.hash(peer, bits, authentication);
        }

        @Override
        public String toString() {
            return "PeerKey[" + peer + "/" + bits + "]";
        }
    }

    /** A listening socket. */
    @ProviderType
    interface Listener extends Closeable {
        int port();

        /** Sets the MD5 keys anew. @throws UnsupportedSocketOptionException also if TCP-AO keys are among them: those are set once, when it is opened */
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

        /**
         * Sets what a neighbor asks of a connection that was accepted before it was known whose it is.
         *
         * @param timeToLive of what we send, 1 to 255, 0 for as it is
         * @param leastTimeToLive of what we accept from now on (GTSM, RFC 5082), 1 to 255, 0 for as it is
         */
        void protect(int timeToLive, int leastTimeToLive) throws UnsupportedSocketOptionException;

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
