package org.herald.logging;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.logging.LineAppender.Line;
import org.jspecify.annotations.Nullable;

/** A syslog server: a datagram a line (RFC 5426), {@code <PRI>exabgp[PID]: text}. Compatibility: the tag is ExaBGP's, filters know it. */
final class RemoteSyslog implements LogTarget {
    private static final int SYSLOG_PORT = 514;
    private static final int DAEMON_FACILITY = 3;
    private static final int FACILITY_SHIFT = 3;

    /** Octets that every receiver takes (RFC 5426, 3.2). */
    private static final int MOST_OCTETS = 2048;

    private final String host;
    private final int port;
    private final String tag = "exabgp[" + ProcessHandle.current().pid() + "]: ";
    private @Nullable DatagramSocket socket;

    /** @param address a name or address; {@code name:port} where the port is not 514 */
    RemoteSyslog(String address) {
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > 0 && address.indexOf(':') == colon;
        this.host = hasPort ? address.substring(0, colon) : address;
        this.port = hasPort ? Integer.parseInt(address.substring(colon + 1)) : SYSLOG_PORT;
    }

    @Override
    public void write(List<Line> lines) throws IOException {
        DatagramSocket open = socket;
        if (open == null) {
            open = new DatagramSocket();
            socket = open;
        }
        InetSocketAddress server = new InetSocketAddress(host, port);
        if (server.isUnresolved()) {
            throw new IOException("there is no address of " + host);
        }
        for (Line line : lines) {
            int priority = DAEMON_FACILITY << FACILITY_SHIFT | line.severity();
            byte[] octets = ("<" + priority + ">" + tag + line.text()).getBytes(StandardCharsets.UTF_8);
            open.send(new DatagramPacket(octets, Math.min(octets.length, MOST_OCTETS), server));
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
