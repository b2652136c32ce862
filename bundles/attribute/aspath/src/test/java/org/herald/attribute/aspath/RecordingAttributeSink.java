package org.herald.attribute.aspath;

import org.herald.api.bgp.AttributeSink;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;

/** Keeps attributes as hexadecimal digits: flags, code and length, a blank, the value. */
final class RecordingAttributeSink implements AttributeSink {
    private final StringBuilder written = new StringBuilder();
    private final WireWriter value = new WireWriter();
    private int code;
    private int flags;

    @Override
    public WireWriter begin(int attributeCode, int attributeFlags) {
        code = attributeCode;
        flags = attributeFlags;
        return value.clear();
    }

    @Override
    public void end() {
        byte[] header = {(byte) flags, (byte) code, (byte) value.size()};
        written.append(Hex.lower(header)).append(' ').append(Hex.lower(value.toByteArray()));
    }

    String written() {
        return written.toString();
    }
}
