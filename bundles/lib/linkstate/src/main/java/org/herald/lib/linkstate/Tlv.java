package org.herald.lib.linkstate;

import java.util.Arrays;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** A TLV as it came: type [2], length [2], value (RFC 9552, 5.1). Octets are kept, so that what nobody reads is sent on unchanged. */
public final class Tlv {
    /** Octets before the value. */
    static final int HEADER_OCTETS = 4;

    static final int MOST_VALUE_OCTETS = 0xFFFF - HEADER_OCTETS;

    private final int code;
    private final byte[] value;

    /** @param value owned by this from now on */
    Tlv(int code, byte[] value) {
        this.code = code;
        this.value = value;
    }

    /** 0 to 65535, from the IANA registry "BGP-LS NLRI and Attribute TLVs". */
    public int code() {
        return code;
    }

    /** A new reader of the value. */
    WireReader reader() {
        return new WireReader(value);
    }

    /** The value, not to be changed. */
    byte[] value() {
        return value;
    }

    void write(WireWriter out) {
        out.u16(code).u16(value.length).bytes(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tlv that && code == that.code && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return code * 31 + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return code + " 0x" + Hex.upper(value);
    }
}
