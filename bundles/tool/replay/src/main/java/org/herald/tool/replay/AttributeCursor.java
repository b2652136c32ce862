package org.herald.tool.replay;

import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Goes through a block of path attributes (RFC 4271, 4.3): flags [1], code [1], length [1, or 2 with flag 0x10], value. Reused. */
final class AttributeCursor {
    static final int EXTENDED_LENGTH = 0x10;

    private final WireReader in = new WireReader();
    private final WireReader value = new WireReader();
    private int flags;
    private int code;

    /** Starts at the position of a block, which is left where it is. */
    void begin(WireReader block) {
        in.reset(block.array(), block.position(), block.limit());
    }

    /** @return false at the end. @throws MalformedException if an attribute runs over the end */
    boolean next() throws MalformedException {
        if (!in.hasRemaining()) {
            return false;
        }
        flags = in.u8();
        code = in.u8();
        in.slice((flags & EXTENDED_LENGTH) != 0 ? in.u16() : in.u8(), value);
        return true;
    }

    int flags() {
        return flags;
    }

    int code() {
        return code;
    }

    /** The value; the same object each time. */
    WireReader value() {
        return value;
    }
}
