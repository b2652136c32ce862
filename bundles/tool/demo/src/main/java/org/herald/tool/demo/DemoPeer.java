package org.herald.tool.demo;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A small BGP speaker on the loopback interface, which waits for Herald to connect. It knows IPv4 and IPv6 unicast, believes everything and
 * keeps nothing. One session at a time, in a thread of its own.
 */
final class DemoPeer implements AutoCloseable {
    static final int AS = 65001;

    private static final int OPEN = 1;
    private static final int UPDATE = 2;
    private static final int NOTIFICATION = 3;
    private static final int KEEPALIVE = 4;
    private static final int HEADER_OCTETS = 19;
    private static final int MARKER_OCTETS = 16;
    private static final int MOST_OCTETS = 4096;

    /** Version 4, AS 65001, hold 90 s, identifier 192.0.2.1; capabilities: both families, route refresh, AS of four octets. */
    private static final byte[] OPEN_BODY = HexFormat.of()
            .parseHex("04" + "fde9" + "005a" + "c0000201" + "1a" + "0218" + "010400010001" + "010400020001" + "0200"
                    + "41040000fde9" + "4600" + "0200");

    private final ServerSocket server;
    private final Consumer<String> heard;
    private volatile @Nullable Socket session;

    /** @param heard gets a sentence for each thing that happens, in the peer's thread */
    DemoPeer(Consumer<String> heard) throws IOException {
        this.heard = heard;
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    int port() {
        return server.getLocalPort();
    }

    void start() {
        Thread thread = new Thread(this::accept, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                session = socket;
                talk(socket);
            } catch (IOException | MalformedException ended) {
                if (!server.isClosed()) {
                    heard.accept("the session ended: " + ended.getMessage());
                }
            } finally {
                session = null;
            }
        }
    }

    private void talk(Socket socket) throws IOException, MalformedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        send(OPEN, OPEN_BODY);
        byte[] header = new byte[HEADER_OCTETS];
        boolean isUp = false;
        while (true) {
            in.readFully(header);
            WireReader fields = new WireReader(header, MARKER_OCTETS, HEADER_OCTETS);
            int length = fields.u16();
            int type = fields.u8();
            if (length < HEADER_OCTETS || length > MOST_OCTETS) {
                throw new IOException("a message of " + length + " octets");
            }
            WireReader body = new WireReader(in.readNBytes(length - HEADER_OCTETS));
            switch (type) {
                case OPEN -> heard.accept("Herald introduces itself: " + BgpText.open(body));
                case KEEPALIVE -> isUp = keepalive(isUp);
                case UPDATE -> BgpText.update(body).forEach(heard);
                case NOTIFICATION -> throw new IOException("NOTIFICATION, " + BgpText.notification(body));
                default -> heard.accept("a message of type " + type);
            }
            if (type == OPEN || type == KEEPALIVE) {
                send(KEEPALIVE, new byte[0]);
            }
        }
    }

    private boolean keepalive(boolean wasUp) {
        if (!wasUp) {
            heard.accept("the session is up");
        }
        return true;
    }

    /** Announces prefixes with our AS and one community. @param nextHop of the prefixes' address family */
    void announce(List<String> prefixes, String nextHop) throws IOException {
        WireWriter nlri = new WireWriter();
        boolean isIpv6 = write(prefixes, nlri);
        WireWriter out = new WireWriter();
        out.u16(0);
        int attributes = out.reserve(2);
        octets(out, "40010100" + "400206" + "0201" + "0000fde9" + "c00804" + "fde9002a");
        IpAddress address = IpAddress.parse(nextHop);
        if (address == null || address.isIpv6() != isIpv6) {
            throw new IllegalArgumentException(nextHop);
        }
        if (isIpv6) {
            out.u8(0x90).u8(14);
            int reach = out.reserve(2);
            octets(out, "00020110");
            address.write(out);
            out.u8(0).bytes(nlri.array(), 0, nlri.size());
            length(out, reach);
            length(out, attributes);
        } else {
            octets(out, "400304");
            address.write(out);
            length(out, attributes);
            out.bytes(nlri.array(), 0, nlri.size());
        }
        send(UPDATE, out.toByteArray());
    }

    /** Withdraws IPv4 or IPv6 prefixes. */
    void withdraw(List<String> prefixes) throws IOException {
        WireWriter nlri = new WireWriter();
        boolean isIpv6 = write(prefixes, nlri);
        WireWriter out = new WireWriter();
        if (isIpv6) {
            out.u16(0);
            int attributes = out.reserve(2);
            out.u8(0x90).u8(15);
            int unreach = out.reserve(2);
            octets(out, "000201");
            out.bytes(nlri.array(), 0, nlri.size());
            length(out, unreach);
            length(out, attributes);
        } else {
            out.u16(nlri.size()).bytes(nlri.array(), 0, nlri.size()).u16(0);
        }
        send(UPDATE, out.toByteArray());
    }

    /** Writes prefixes as NLRI. @return whether they are IPv6 @throws IllegalArgumentException naming what is no prefix */
    private static boolean write(List<String> prefixes, WireWriter out) {
        boolean isIpv6 = false;
        for (String prefix : prefixes) {
            int slash = prefix.indexOf('/');
            IpAddress address = slash < 0 ? null : IpAddress.parse(prefix.substring(0, slash));
            if (address == null || !prefix.substring(slash + 1).matches("\\d{1,3}")) {
                throw new IllegalArgumentException(prefix);
            }
            int bits = Integer.parseInt(prefix.substring(slash + 1));
            if (bits > address.bits()) {
                throw new IllegalArgumentException(prefix);
            }
            isIpv6 = address.isIpv6();
            out.u8(bits);
            address.masked(bits).write(out, (bits + 7) / 8);
        }
        return isIpv6;
    }

    /** Writes into two reserved octets how many follow them. */
    private static void length(WireWriter out, int reserved) {
        out.patchU16(reserved, out.size() - reserved - 2);
    }

    private static void octets(WireWriter out, String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);
        out.bytes(octets, 0, octets.length);
    }

    private synchronized void send(int type, byte[] body) throws IOException {
        Socket socket = session;
        if (socket == null) {
            throw new IOException("there is no session");
        }
        byte[] message = new byte[HEADER_OCTETS + body.length];
        java.util.Arrays.fill(message, 0, MARKER_OCTETS, (byte) 0xff);
        message[MARKER_OCTETS] = (byte) (message.length >> 8);
        message[MARKER_OCTETS + 1] = (byte) message.length;
        message[HEADER_OCTETS - 1] = (byte) type;
        System.arraycopy(body, 0, message, HEADER_OCTETS, body.length);
        OutputStream out = socket.getOutputStream();
        out.write(message);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket socket = session;
        if (socket != null) {
            socket.close();
        }
    }
}
