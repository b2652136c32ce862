package org.herald.core.testing;

import static org.herald.testkit.HexText.hex;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.Hex;

/** Whole messages out of hexadecimal text, and back. */
public final class Wire {
    public static final int OPEN = 1;
    public static final int UPDATE = 2;
    public static final int NOTIFICATION = 3;
    public static final int KEEPALIVE = 4;
    public static final int ROUTE_REFRESH = 5;

    private Wire() {}

    /** A message with this body. */
    public static byte[] message(int type, String body) {
        return message(type, hex(body));
    }

    /** A message with this body. */
    public static byte[] message(int type, byte[] body) {
        int length = 19 + body.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("ffffffff ffffffff ffffffff ffffffff"));
        out.write(length >>> 8);
        out.write(length);
        out.write(type);
        out.writeBytes(body);
        return out.toByteArray();
    }

    /** KEEPALIVE. */
    public static byte[] keepalive() {
        return message(KEEPALIVE, "");
    }

    /** An UPDATE with lengths put before the withdrawn routes and the attributes. */
    public static byte[] update(String withdrawn, String attributes, String nlri) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String part : List.of(withdrawn, attributes)) {
            byte[] octets = hex(part);
            body.write(octets.length >>> 8);
            body.write(octets.length);
            body.writeBytes(octets);
        }
        body.writeBytes(hex(nlri));
        return message(UPDATE, body.toByteArray());
    }

    /** Octets one after the other. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Messages one after the other as {@code TYPE body} in hexadecimal text: the type as a digit. */
    public static List<String> messages(byte[] stream) {
        List<String> all = new ArrayList<>();
        int at = 0;
        while (at < stream.length) {
            int length = (stream[at + 16] & 0xFF) << 8 | stream[at + 17] & 0xFF;
            byte[] body = new byte[length - 19];
            System.arraycopy(stream, at + 19, body, 0, body.length);
            all.add((stream[at + 18] + " " + Hex.lower(body)).strip());
            at += length;
        }
        return all;
    }
}
