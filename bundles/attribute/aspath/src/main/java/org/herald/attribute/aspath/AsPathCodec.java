package org.herald.attribute.aspath;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** Segments on the wire (RFC 4271, 4.3): {@code type [1] count [1] numbers [2 or 4 each]}. */
final class AsPathCodec {
    /** Stands for a number that needs four octets (RFC 6793, 9). */
    static final int AS_TRANS = 23456;

    private static final int MOST_NUMBERS = 255;

    private AsPathCodec() {}

    /** @throws MalformedException for an unknown type, an empty or cut segment (RFC 7606, 7.2), or AS 0 (RFC 7607, 2) */
    static AsPath decode(WireReader in, boolean isAsn4) throws MalformedException {
        if (!in.hasRemaining()) {
            return AsPath.EMPTY;
        }
        List<Segment> segments = new ArrayList<>(2);
        while (in.hasRemaining()) {
            int type = in.u8();
            if (type < Segment.SET || type > Segment.CONFEDERATION_SET) {
                throw in.malformed("segment type " + type + " is unknown");
            }
            int count = in.u8();
            if (count == 0) {
                throw in.malformed("a segment without AS number");
            }
            int[] numbers = new int[count];
            for (int index = 0; index < count; index++) {
                numbers[index] = isAsn4 ? in.i32() : in.u16();
                if (numbers[index] == 0) {
                    throw in.malformed("AS 0 in a path (RFC 7607)");
                }
            }
            segments.add(new Segment(type, numbers));
        }
        return new AsPath(segments);
    }

    /** Segments of more than 255 numbers are written as several. */
    static void encode(AsPath path, WireWriter out, boolean isAsn4) {
        for (Segment segment : path.segments()) {
            int[] numbers = segment.numbers();
            for (int from = 0; from < numbers.length; from += MOST_NUMBERS) {
                int count = Math.min(MOST_NUMBERS, numbers.length - from);
                out.u8(segment.type()).u8(count);
                for (int index = from; index < from + count; index++) {
                    if (isAsn4) {
                        out.u32(numbers[index]);
                    } else {
                        out.u16(numbers[index] >>> 16 != 0 ? AS_TRANS : numbers[index]);
                    }
                }
            }
        }
    }
}
