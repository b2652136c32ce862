package org.herald.itests.support;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A BGP speaker that does what it is told: listens, answers the OPEN it gets with the same capabilities, and keeps all messages. Written apart from the
 * daemon's codecs, so that a fault in them does not hide itself.
 */
public final class ScriptedPeer implements AutoCloseable {
    public static final int OPEN = 1;
    public static final int UPDATE = 2;
    public static final int NOTIFICATION = 3;
    public static final int KEEPALIVE = 4;

    private static final int HEADER = 19;
    private static final int MARKER = 16;
    private static final int ASN4 = 65;
    private static final long DEADLINE_MILLIS = 20_000;

    private final ServerSocket listener;
    private final int autonomousSystem;
    private final List<Message> received = new ArrayList<>();
    private int sessions;
    private int ends;
    private @Nullable Socket connection;

    /** @param autonomousSystem of two octets, that it says it is of */
    public ScriptedPeer(int autonomousSystem) throws IOException {
        this.autonomousSystem = autonomousSystem;
        this.listener = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(this::serve, "scripted-peer");
        thread.setDaemon(true);
        thread.start();
    }

    /** A message. @param octets with header */
    public record Message(int type, byte[] octets) {
        /** In hexadecimal digits. */
        public String hex() {
            return HexFormat.of().formatHex(octets);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                synchronized (this) {
                    connection = socket;
                    sessions++;
                    notifyAll();
                }
                read(socket);
            } catch (IOException e) {
                // The end of a session, or of this peer.
            } finally {
                synchronized (this) {
                    ends++;
                    connection = null;
                    notifyAll();
                }
            }
        }
    }

    private void read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] header = in.readNBytes(HEADER);
        while (header.length == HEADER) {
            int length = ByteBuffer.wrap(header).getShort(MARKER) & 0xffff;
            byte[] octets = ByteBuffer.allocate(length)
                    .put(header)
                    .put(in.readNBytes(length - HEADER))
                    .array();
            Message message = new Message(header[MARKER + 2], octets);
            if (message.type() == OPEN) {
                send(answer(octets));
                send(keepalive());
            } else if (message.type() == KEEPALIVE) {
                send(keepalive());
            }
            synchronized (this) {
                received.add(message);
                notifyAll();
            }
            header = in.readNBytes(HEADER);
        }
    }

    /** The same OPEN with our AS, in its header field and in capability 65, and another identifier. */
    private byte[] answer(byte[] open) {
        byte[] ours = open.clone();
        ByteBuffer buffer = ByteBuffer.wrap(ours);
        buffer.putShort(HEADER + 1, (short) autonomousSystem);
        ours[HEADER + 8]++;
        int at = HEADER + 10;
        while (at < ours.length) {
            int end = at + 2 + (ours[at + 1] & 0xff);
            for (int inside = at + 2; inside < end; inside += 2 + (ours[inside + 1] & 0xff)) {
                if (ours[inside] == ASN4) {
                    buffer.putInt(inside + 2, autonomousSystem);
                }
            }
            at = end;
        }
        return ours;
    }

    private static byte[] keepalive() {
        return HexFormat.of().parseHex("ff".repeat(MARKER) + "001304");
    }

    /** Sends octets as they are. */
    public synchronized void send(byte[] octets) throws IOException {
        if (connection == null) {
            throw new IOException("there is no session");
        }
        connection.getOutputStream().write(octets);
    }

    /**
     * Sends an UPDATE without withdrawn routes.
     *
     * @param attributes hexadecimal digits, blanks ignored
     * @param nlri so too
     */
    public void sendUpdate(String attributes, String nlri) throws IOException {
        String first = attributes.replace(" ", "");
        String second = nlri.replace(" ", "");
        int attributeOctets = first.length() / 2;
        int length = HEADER + 4 + attributeOctets + second.length() / 2;
        send(HexFormat.of()
                .parseHex("ff".repeat(MARKER)
                        + String.format("%04x020000%04x", length, attributeOctets)
                        + first
                        + second));
    }

    /** The first message of a kind that the predicate takes, now or within the deadline. */
    public synchronized Message await(int type, Predicate<Message> wanted) {
        long end = System.currentTimeMillis() + DEADLINE_MILLIS;
        while (true) {
            for (Message message : received) {
                if (message.type() == type && wanted.test(message)) {
                    return message;
                }
            }
            waitUntil(
                    end,
                    "no such message of type " + type + " among "
                            + received.stream().map(Message::hex).toList());
        }
    }

    public Message awaitUpdate(String hexOfPart) {
        return await(UPDATE, message -> message.hex().contains(hexOfPart));
    }

    /** Waits until a session is up: the daemon's first KEEPALIVE follows our OPEN. */
    public void awaitEstablished() {
        await(KEEPALIVE, message -> true);
    }

    private void waitUntil(long end, String otherwise) {
        long left = end - System.currentTimeMillis();
        if (left <= 0) {
            throw new AssertionError(otherwise);
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public synchronized List<Message> received(int type) {
        return received.stream().filter(message -> message.type() == type).toList();
    }

    /** Whether the first session is still there, and no other was needed. */
    public synchronized boolean hasKeptItsSession() {
        return sessions == 1 && ends == 0 && received(NOTIFICATION).isEmpty();
    }

    /** Waits until the connection ends. */
    public synchronized void awaitEnd() {
        long end = System.currentTimeMillis() + DEADLINE_MILLIS;
        while (ends == 0) {
            waitUntil(end, "the connection did not end");
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (this) {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
