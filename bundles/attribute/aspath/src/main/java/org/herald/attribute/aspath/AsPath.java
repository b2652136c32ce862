package org.herald.attribute.aspath;

import java.util.ArrayList;
import java.util.List;

/**
 * The autonomous systems that a route went through (RFC 4271, 5.1.2; RFC 5065).
 *
 * @param segments in order, none empty
 */
public record AsPath(List<Segment> segments) {
    /** No segment: a route of our own autonomous system. */
    public static final AsPath EMPTY = new AsPath(List.of());

    public AsPath {
        segments = List.copyOf(segments);
    }

    /** A path of one sequence. */
    public static AsPath sequence(int... numbers) {
        return new AsPath(List.of(new Segment(Segment.SEQUENCE, numbers)));
    }

    /** The length for path selection (RFC 4271, 9.1.2.2; RFC 5065, 5.3): a set counts one, confederation segments nothing. */
    int length() {
        int length = 0;
        for (Segment segment : segments) {
            length += switch (segment.type()) {
                case Segment.SEQUENCE -> segment.numbers().length;
                case Segment.SET -> 1;
                default -> 0;
            };
        }
        return length;
    }

    /** Whether a number needs four octets. */
    boolean hasLargeNumber() {
        for (Segment segment : segments) {
            for (int number : segment.numbers()) {
                if (number >>> 16 != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Without the segments of confederations. */
    AsPath withoutConfederations() {
        return new AsPath(segments.stream().filter(segment -> !segment.isConfederation()).toList());
    }

    /**
     * What a path of two-octet numbers and the AS4_PATH beside it say together: its leading part, then the AS4_PATH, so that the length stays
     * (RFC 6793, 4.2.3).
     */
    AsPath mergedWith(AsPath as4Path) {
        int leading = length() - as4Path.length();
        if (leading < 0) {
            return this;
        }
        List<Segment> merged = new ArrayList<>();
        for (Segment segment : segments) {
            if (segment.isConfederation()) {
                merged.add(segment);
            } else if (leading > 0) {
                int taken = segment.type() == Segment.SET ? segment.numbers().length : Math.min(leading, segment.numbers().length);
                merged.add(new Segment(segment.type(), java.util.Arrays.copyOf(segment.numbers(), taken)));
                leading -= segment.type() == Segment.SET ? 1 : taken;
            }
        }
        for (Segment segment : as4Path.segments) {
            append(merged, segment);
        }
        return new AsPath(merged);
    }

    /** Two sequences that meet are one. */
    private static void append(List<Segment> segments, Segment next) {
        int last = segments.size() - 1;
        if (last >= 0 && next.type() == Segment.SEQUENCE && segments.get(last).type() == Segment.SEQUENCE) {
            segments.set(last, segments.get(last).with(next.numbers()));
        } else {
            segments.add(next);
        }
    }
}
