package org.herald.tool.decode;

import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Looks which attributes an UPDATE has, without decoding them (RFC 4271, 4.3). */
final class AttributeScan {
    /** The code of LOCAL_PREF. */
    static final int LOCAL_PREF = 5;

    private static final int HEADER_OCTETS = 19;
    private static final int TYPE_AT = 18;
    private static final int UPDATE = 2;
    private static final int EXTENDED_LENGTH = 0x10;

    private AttributeScan() {}

    /** Whether a message is an UPDATE with well-formed lengths, in which no attribute has a code. */
    static boolean isUpdateWithout(int code, byte[] message) {
        if (message.length <= HEADER_OCTETS || message[TYPE_AT] != UPDATE) {
            return false;
        }
        try {
            WireReader in = new WireReader(message, HEADER_OCTETS, message.length);
            in.skip(in.u16());
            WireReader attributes = in.slice(in.u16());
            while (attributes.hasRemaining()) {
                int flags = attributes.u8();
                if (attributes.u8() == code) {
                    return false;
                }
                attributes.skip((flags & EXTENDED_LENGTH) != 0 ? attributes.u16() : attributes.u8());
            }
            return true;
        } catch (MalformedException e) {
            return false; // what is wrong with it, the decoder tells
        }
    }
}
