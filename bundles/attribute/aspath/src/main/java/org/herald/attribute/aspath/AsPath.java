package org.herald.attribute.aspath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The autonomous systems that a route went through (RFC 4271, 5.1.2; RFC 5065).
 *
 * @param segments in order, none empty; given with more than {@link #MOST_NUMBERS} numbers, one becomes several
 */
public record AsPath(List<Segment> segments) {
    /** No segment: a route of our own autonomous system. */
    public static final AsPath EMPTY = new AsPath(List.of());

    /** How many numbers a segment has at the most: they are counted in one octet. */
    static final int MOST_NUMBERS = 255;

    public AsPath {
        segments = List.copyOf(isTooLong(segments) ? split(segments) : segments);
    }

    private static boolean isTooLong(List<Segment> segments) {
        for (int index = 0; index < segments.size(); index++) {
            if (segments.get(index).numbers().length > MOST_NUMBERS) {
                return true;
            }
        }
        return false;
    }

    private static List<Segment> split(List<Segment> segments) {
        List<Segment> all = new ArrayList<>();
        for (Segment segment : segments) {
            int count = segment.numbers().length;
            for (int from = 0; from < count; from += MOST_NUMBERS) {
                int to = Math.min(count, from + MOST_NUMBERS);
                all.add(new Segment(segment.type(), Arrays.copyOfRange(segment.numbers(), from, to)));
            }
        }
        return all;
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

    /** Whether AS4_PATH must accompany the path where numbers have two octets: what it would hold needs four (RFC 6793, 4.2.2). */
    boolean needsAs4Path() {
        for (Segment segment : segments) {
            if (!segment.isConfederation() && segment.hasLargeNumber()) {
                return true;
            }
        }
        return false;
    }

    boolean hasConfederation() {
        return has(Segment.CONFEDERATION_SEQUENCE) || has(Segment.CONFEDERATION_SET);
    }

    /** Whether there is a segment of a type. */
    boolean has(int type) {
        for (int index = 0; index < segments.size(); index++) {
            if (segments.get(index).type() == type) {
                return true;
            }
        }
        return false;
    }

    /** Without the segments of confederations. */
    AsPath withoutConfederations() {
        return new AsPath(
                segments.stream().filter(segment -> !segment.isConfederation()).toList());
    }

    /**
     * What a path of two-octet numbers and the AS4_PATH beside it say together: its leading part, then the AS4_PATH, so that the
     * length stays (RFC 6793, 4.2.3). Longer than the path, the AS4_PATH is not believed.
     */
    AsPath mergedWith(AsPath as4Path) {
        int leading = length() - as4Path.length();
        if (leading < 0) {
            return this;
        }
        List<Segment> merged = leadingPart(leading);
        List<Segment> rest = as4Path.segments;
        int last = merged.size() - 1;
        if (last >= 0
                && !rest.isEmpty()
                && merged.get(last).isSequence()
                && rest.get(0).isSequence()) {
            // What was one sequence is one again.
            merged.set(last, merged.get(last).with(rest.get(0).numbers()));
            rest = rest.subList(1, rest.size());
        }
        merged.addAll(rest);
        return new AsPath(merged);
    }

    /** A confederation's segment is taken if it is the first or next to one that is taken. */
    private List<Segment> leadingPart(int length) {
        List<Segment> taken = new ArrayList<>();
        int left = length;
        for (Segment segment : segments) {
            if (segment.isConfederation()) {
                taken.add(segment);
            } else if (left <= 0) {
                break;
            } else if (segment.isSet()) {
                taken.add(segment);
                left--;
            } else {
                int count = Math.min(left, segment.numbers().length);
                taken.add(new Segment(segment.type(), Arrays.copyOf(segment.numbers(), count)));
                left -= count;
                if (count < segment.numbers().length) {
                    // What follows is next to the rest, which AS4_PATH stands for.
                    break;
                }
            }
        }
        return taken;
    }
}
