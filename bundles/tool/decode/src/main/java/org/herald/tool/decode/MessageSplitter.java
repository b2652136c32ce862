package org.herald.tool.decode;

import java.util.Arrays;
import org.herald.api.wire.MalformedException;

/**
 * Takes single messages from octets: several in a row, each with its header, or the body of one alone, to which a header is added.
 *
 * <p>A header is marker [16] of ones, length [2], type [1] (RFC 4271, 4.1).
 */
final class MessageSplitter {
    static final int HEADER_OCTETS = 19;

    private static final int MARKER_OCTETS = 16;
    private static final int OPEN = 1;
    private static final int UPDATE = 2;
    private static final int OPEN_BODY_OCTETS = 10;
    private static final int BGP_VERSION = 4;
    private static final int MOST_OCTETS = 0xFFFF;

    /** What becomes of a message. */
    interface Taker {
        /** @param message an array of its own, header included */
        void message(byte[] message) throws MalformedException;
    }

    private MessageSplitter() {}

    /** @throws MalformedException if the octets are neither, or from the taker */
    static void split(byte[] octets, int count, DecodeOptions.Kind kind, Taker taker) throws MalformedException {
        if (!hasMarker(octets, 0, count)) {
            taker.message(withHeader(octets, count, kind));
            return;
        }
        for (int at = 0; at < count; ) {
            if (!hasMarker(octets, at, count) || count - at < HEADER_OCTETS) {
                throw new MalformedException("a message without marker or header", at);
            }
            int length = (octets[at + MARKER_OCTETS] & 0xFF) << 8 | octets[at + MARKER_OCTETS + 1] & 0xFF;
            if (length < HEADER_OCTETS || length > count - at) {
                throw new MalformedException("a message of length " + length + " with " + (count - at) + " octets", at);
            }
            taker.message(Arrays.copyOfRange(octets, at, at + length));
            at += length;
        }
    }

    private static boolean hasMarker(byte[] octets, int from, int count) {
        if (count - from < MARKER_OCTETS) {
            return false;
        }
        for (int at = from; at < from + MARKER_OCTETS; at++) {
            if (octets[at] != -1) {
                return false;
            }
        }
        return true;
    }

    private static byte[] withHeader(byte[] octets, int count, DecodeOptions.Kind kind) throws MalformedException {
        int length = HEADER_OCTETS + count;
        if (length > MOST_OCTETS) {
            throw new MalformedException("a body of " + count + " octets", 0);
        }
        byte[] message = new byte[length];
        Arrays.fill(message, 0, MARKER_OCTETS, (byte) -1);
        message[MARKER_OCTETS] = (byte) (length >>> 8);
        message[MARKER_OCTETS + 1] = (byte) length;
        message[MARKER_OCTETS + 2] = (byte) typeOf(octets, count, kind);
        System.arraycopy(octets, 0, message, HEADER_OCTETS, count);
        return message;
    }

    /** An UPDATE cannot start like an OPEN of version 4 unless it withdraws a kilobyte, so the fixed fields of an OPEN decide. */
    private static int typeOf(byte[] octets, int count, DecodeOptions.Kind kind) {
        return switch (kind) {
            case OPEN -> OPEN;
            case UPDATE -> UPDATE;
            default -> {
                boolean isOpen = count >= OPEN_BODY_OCTETS
                        && octets[0] == BGP_VERSION
                        && ((octets[OPEN_BODY_OCTETS - 1] & 0xFF) == count - OPEN_BODY_OCTETS
                                || octets[OPEN_BODY_OCTETS - 1] == -1);
                yield isOpen ? OPEN : UPDATE;
            }
        };
    }
}
