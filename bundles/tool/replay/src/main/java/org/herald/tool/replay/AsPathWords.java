package org.herald.tool.replay;

import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/**
 * AS_PATH as words (RFC 4271, 4.3, RFC 5065): {@code [ ]} around a sequence, {@code ( )} around a set, braces inside them for those of
 * confederations, one segment after the other.
 */
final class AsPathWords {
    /** What an AS number above 65535 is for those who know two octets (RFC 6793). */
    static final int AS_TRANS = 23456;

    private static final int AS_SET = 1;
    private static final int AS_SEQUENCE = 2;
    private static final int AS_CONFED_SEQUENCE = 3;
    private static final int AS_CONFED_SET = 4;

    /**
     * Appends {@code as-path} and its segments.
     *
     * @param path AS_PATH
     * @param size of its numbers
     * @param widePath AS4_PATH, empty if there is none; heeded only with two octets
     */
    void print(WireReader path, AsNumberSize size, WireReader widePath, StringBuilder out) throws MalformedException {
        out.append(" as-path");
        int from = out.length();
        long pathLength = length(path, size);
        long wideLength = length(widePath, AsNumberSize.FOUR_OCTETS);
        if (size == AsNumberSize.FOUR_OCTETS || wideLength == 0 || wideLength > pathLength) {
            segments(path, size, Long.MAX_VALUE, out);
        } else {
            // RFC 6793, 4.2.3: the leading part of AS_PATH that AS4_PATH doesn't have, then AS4_PATH
            segments(path, size, pathLength - wideLength, out);
            segments(widePath, AsNumberSize.FOUR_OCTETS, Long.MAX_VALUE, out);
        }
        if (out.length() == from) {
            out.append(" [ ]");
        }
    }

    /** How long a path is for comparison: a set counts as one, confederation segments not at all (RFC 4271, 9.1.2.2, RFC 5065, 5.3). */
    private static long length(WireReader path, AsNumberSize size) throws MalformedException {
        int from = path.position();
        long length = 0;
        while (path.hasRemaining()) {
            int type = path.u8();
            int count = path.u8();
            path.skip(count * size.octets());
            length += type == AS_SEQUENCE ? count : type == AS_SET ? 1 : 0;
        }
        path.position(from);
        return length;
    }

    private static void segments(WireReader path, AsNumberSize size, long most, StringBuilder out)
            throws MalformedException {
        long left = most;
        while (path.hasRemaining() && left > 0) {
            int type = path.u8();
            int count = path.u8();
            if (type < AS_SET || type > AS_CONFED_SET) {
                throw path.malformed("AS_PATH segment of type " + type);
            }
            int printed = type == AS_SEQUENCE ? (int) Math.min(count, left) : count;
            left -= type == AS_SEQUENCE ? printed : type == AS_SET ? 1 : 0;
            segment(path, type, printed, size, out);
            path.skip((count - printed) * size.octets());
        }
    }

    private static void segment(WireReader path, int type, int count, AsNumberSize size, StringBuilder out)
            throws MalformedException {
        boolean isSequence = type == AS_SEQUENCE || type == AS_CONFED_SEQUENCE;
        boolean isConfederation = type == AS_CONFED_SEQUENCE || type == AS_CONFED_SET;
        out.append(isSequence ? " [" : " (").append(isConfederation ? " {" : "");
        for (int index = 0; index < count; index++) {
            out.append(' ').append(size.read(path));
        }
        out.append(isConfederation ? " }" : "").append(isSequence ? " ]" : " )");
    }
}
