package org.herald.itests.running;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A BGP speaker of AS 65002 that waits to be connected to, mirrors capabilities, and does what a test says. */
final class ScriptedPeer implements Closeable {
    private static final int OPEN = 1;
    private static final int UPDATE = 2;
    private static final int KEEPALIVE = 4;

    private final ServerSocket server;
    private final BlockingQueue<String> updates = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> established = new LinkedBlockingQueue<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile Socket socket;

    ScriptedPeer() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-peer");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many sessions there were. */
    int sessions() {
        return sessions.get();
    }

    void awaitEstablished() throws InterruptedException {
        if (established.poll(30, TimeUnit.SECONDS) == null) {
            throw new AssertionError("no session came up");
        }
    }

    /** The next UPDATE that is not an End-of-RIB, as hexadecimal digits without its header. */
    String nextUpdate() throws InterruptedException {
        String update = updates.poll(30, TimeUnit.SECONDS);
        if (update == null) {
            throw new AssertionError("no UPDATE came");
        }
        return update;
    }

    /** Sends an UPDATE with this body. */
    void update(String hex) throws IOException {
        send(UPDATE, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket accepted = server.accept()) {
                socket = accepted;
                sessions.incrementAndGet();
                converse(new DataInputStream(accepted.getInputStream()));
            } catch (IOException ended) {
                // The next connection, or the end of the test.
            }
        }
    }

    private void converse(DataInputStream in) throws IOException {
        boolean isUp = false;
        while (true) {
            byte[] header = new byte[19];
            in.readFully(header);
            byte[] body = new byte[((header[16] & 0xFF) << 8 | header[17] & 0xFF) - 19];
            in.readFully(body);
            switch (header[18]) {
                case OPEN -> send(OPEN, mirrored(body));
                case KEEPALIVE -> {
                    send(KEEPALIVE, new byte[0]);
                    if (!isUp) {
                        isUp = true;
                        established.add(sessions.get());
                    }
                }
                case UPDATE -> {
                    if (body.length != 4 && body.length != 11) {
                        updates.add(HexFormat.of().formatHex(body));
                    }
                }
                default -> {
                    // Nothing a test asks for.
                }
            }
        }
    }

    /** The same capabilities, but for our AS 65002 (0xfdea), which stands in the header and in the capability of four octets. */
    private static byte[] mirrored(byte[] open) {
        byte[] answer = open.clone();
        answer[1] = (byte) 0xFD;
        answer[2] = (byte) 0xEA;
        answer[8] = (byte) (answer[8] + 1);
        for (int at = 10; at + 8 <= answer.length; at += 2 + (answer[at + 1] & 0xFF)) {
            if (answer[at] == 2 && answer[at + 2] == 65) {
                answer[at + 4] = 0;
                answer[at + 5] = 0;
                answer[at + 6] = (byte) 0xFD;
                answer[at + 7] = (byte) 0xEA;
            }
        }
        return answer;
    }

    private synchronized void send(int type, byte[] body) throws IOException {
        byte[] message = new byte[19 + body.length];
        java.util.Arrays.fill(message, 0, 16, (byte) 0xFF);
        message[16] = (byte) (message.length >>> 8);
        message[17] = (byte) message.length;
        message[18] = (byte) type;
        System.arraycopy(body, 0, message, 19, body.length);
        socket.getOutputStream().write(message);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (socket != null) {
            socket.close();
        }
    }
}
