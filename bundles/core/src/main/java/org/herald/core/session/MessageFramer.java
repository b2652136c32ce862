package org.herald.core.session;

import java.util.Arrays;
import org.herald.api.bgp.Negotiated;
import org.herald.api.wire.MalformedException;
import org.herald.core.message.MessageType;
import org.herald.core.message.NotificationCode;

/** Cuts the octets of a TCP connection into messages (RFC 4271, 4.1); judges a header as soon as its 19 octets are there. */
final class MessageFramer {
    private byte[] rest = {};
    private int restLength;
    private int mostOctets = Negotiated.STANDARD_MESSAGE_OCTETS;

    /** Takes messages. */
    interface Handler {
        /**
         * One message.
         *
         * @param octets array that holds it, header included
         * @return false if no more is wanted: the connection is done for
         */
        boolean message(int type, byte[] octets, int from, int to);

        /** The header is wrong, and with it everything behind it. */
        void malformed(MalformedException reason);
    }

    /** The longest message that the session allows. OPEN and KEEPALIVE stay at 4096 (RFC 8654, 4). */
    void mostOctets(int most) {
        mostOctets = most;
    }

    /** Begins with another connection: what was left of the last one is not its beginning. */
    void reset() {
        restLength = 0;
        mostOctets = Negotiated.STANDARD_MESSAGE_OCTETS;
    }

    /** Takes octets as they come; the array is the caller's again afterwards. */
    void feed(byte[] octets, int from, int count, Handler handler) {
        if (restLength == 0) {
            int used = cut(octets, from, from + count, handler);
            keep(octets, from + used, count - used);
            return;
        }
        append(octets, from, count);
        int used = cut(rest, 0, restLength, handler);
        System.arraycopy(rest, used, rest, 0, restLength - used);
        restLength -= used;
        if (restLength == 0 && rest.length > 4096) {
            rest = new byte[0];
        }
    }

    private int cut(byte[] octets, int from, int to, Handler handler) {
        int at = from;
        while (to - at >= MessageType.HEADER_OCTETS) {
            int length = (octets[at + 16] & 0xFF) << 8 | octets[at + 17] & 0xFF;
            int type = octets[at + 18] & 0xFF;
            MalformedException reason = judge(octets, at, length, type);
            if (reason != null) {
                handler.malformed(reason);
                return to - from;
            }
            if (to - at < length) {
                break;
            }
            if (!handler.message(type, octets, at, at + length)) {
                return to - from;
            }
            at += length;
        }
        return at - from;
    }

    private @org.jspecify.annotations.Nullable MalformedException judge(byte[] octets, int at, int length, int type) {
        for (int index = 0; index < MessageType.MARKER_OCTETS; index++) {
            if (octets[at + index] != -1) {
                return MalformedException.reset(
                        NotificationCode.MESSAGE_HEADER,
                        1,
                        new byte[0],
                        "The packet received does not contain a BGP marker");
            }
        }
        boolean isShort = type == MessageType.OPEN || type == MessageType.KEEPALIVE;
        if (!MessageType.isLength(type, length, isShort ? Negotiated.STANDARD_MESSAGE_OCTETS : mostOctets)) {
            return MalformedException.reset(
                    NotificationCode.MESSAGE_HEADER,
                    2,
                    new byte[] {(byte) (length >>> 8), (byte) length},
                    MessageType.name(type) + " has an invalid message length of " + length);
        }
        return null;
    }

    private void keep(byte[] octets, int from, int count) {
        if (count == 0) {
            return;
        }
        if (rest.length < count) {
            rest = new byte[Math.max(count, 4096)];
        }
        System.arraycopy(octets, from, rest, 0, count);
        restLength = count;
    }

    private void append(byte[] octets, int from, int count) {
        if (rest.length < restLength + count) {
            rest = Arrays.copyOf(rest, Math.max(restLength + count, rest.length * 2));
        }
        System.arraycopy(octets, from, rest, restLength, count);
        restLength += count;
    }
}
