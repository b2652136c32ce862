package org.herald.core.session;

import java.nio.charset.StandardCharsets;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.wire.WireWriter;
import org.herald.core.message.MessageType;
import org.herald.core.message.NotificationCode;

/** A connection that is told why it is not wanted, and closed. */
public final class RefusedConnection implements ConnectionHandler {
    private final int subcode;
    private final String text;

    /** @param subcode of Cease */
    public RefusedConnection(int subcode, String text) {
        this.subcode = subcode;
        this.text = text;
    }

    @Override
    public void connected(Connection connection) {
        WireWriter out = new WireWriter();
        for (int index = 0; index < MessageType.MARKER_OCTETS; index++) {
            out.u8(0xFF);
        }
        out.u16(0).u8(MessageType.NOTIFICATION).u8(NotificationCode.CEASE).u8(subcode);
        out.bytes(text.getBytes(StandardCharsets.US_ASCII));
        out.patchU16(MessageType.MARKER_OCTETS, out.size());
        connection.write(out.array(), 0, out.size());
        connection.close();
    }

    @Override
    public void failed(Connection connection, String reason) {}

    @Override
    public void received(Connection connection, byte[] octets, int from, int count) {}

    @Override
    public void writable(Connection connection) {}

    @Override
    public void closed(Connection connection, String reason) {}
}
