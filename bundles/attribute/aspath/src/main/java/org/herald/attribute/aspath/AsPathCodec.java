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

    private AsPathCodec() {}

    /**
     * Reads all segments.
     *
     * @throws MalformedException for an unknown type, an empty or cut segment (RFC 7606, 7.2), or AS 0 (RFC 7607, 2)
     */
    static AsPath decode(WireReader in, boolean isAsn4) throws MalformedException {
        if (!in.hasRemaining()) {
            return AsPath.EMPTY;
        }
        List<Segment> segments = new ArrayList<>(2);
        while (in.hasRemaining()) {
            segments.add(segment(in, isAsn4));
        }
        return new AsPath(segments);
    }

    private static Segment segment(WireReader in, boolean isAsn4) throws MalformedException {
        int at = in.position();
        int type = in.u8();
        if (type < Segment.SET || type > Segment.CONFEDERATION_SET) {
            throw new MalformedException("segment type " + type + " is unknown", at);
        }
        int count = in.u8();
        if (count == 0) {
            throw new MalformedException("a segment without AS number", at);
        }
        int octets = isAsn4 ? 4 : 2;
        if (in.remaining() < count * octets) {
            throw new MalformedException(
                    "a segment of " + count + " AS numbers has " + in.remaining() + " octets left", at);
        }
        int[] numbers = new int[count];
        for (int index = 0; index < count; index++) {
            numbers[index] = isAsn4 ? in.i32() : in.u16();
            if (numbers[index] == 0) {
                throw new MalformedException("AS 0 in a path (RFC 7607)", in.position() - octets);
            }
        }
        return new Segment(type, numbers);
    }

    static void encode(AsPath path, WireWriter out, boolean isAsn4) {
        List<Segment> segments = path.segments();
        for (int index = 0; index < segments.size(); index++) {
            Segment segment = segments.get(index);
            out.u8(segment.type()).u8(segment.numbers().length);
            for (int number : segment.numbers()) {
                if (isAsn4) {
                    out.u32(number);
                } else {
                    out.u16(number >>> 16 != 0 ? AS_TRANS : number);
                }
            }
        }
    }
}
