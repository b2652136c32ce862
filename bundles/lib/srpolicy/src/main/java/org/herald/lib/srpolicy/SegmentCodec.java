package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Reads and writes segment lists (RFC 9830, 2.4.4): reserved [1], then sub-TLVs of type [1], length [1], value. */
final class SegmentCodec {
    static final int WEIGHT = 9;
    private static final int WEIGHT_OCTETS = 6;

    private SegmentCodec() {}

    static SubTlv decode(WireReader in) throws MalformedException {
        in.skip(1);
        SubTlv.@Nullable Weight weight = null;
        List<Segment> segments = new ArrayList<>();
        while (in.hasRemaining()) {
            int at = in.position();
            int type = in.u8();
            WireReader value = in.slice(in.u8());
            if (type != WEIGHT) {
                segments.add(decodeSegment(type, value));
            } else if (weight == null) {
                weight = weight(value);
            } else {
                throw new MalformedException("a segment list has one weight", at);
            }
        }
        return new SubTlv.SegmentList(weight, segments);
    }

    /** RFC 9830, 2.4.4.1: flags [1], reserved [1], weight [4]. */
    private static SubTlv.Weight weight(WireReader in) throws MalformedException {
        if (in.remaining() != WEIGHT_OCTETS) {
            throw in.malformed("a weight has 6 octets, not " + in.remaining());
        }
        int flags = in.u8();
        in.skip(1);
        return new SubTlv.Weight(flags, in.u32());
    }

    /** Flags [1], algorithm or reserved [1], the fields of the type, then what SID and behavior there is. */
    static Segment decodeSegment(int code, WireReader in) throws MalformedException {
        SegmentType type = SegmentType.of(code);
        if (type == null) {
            return new Segment.Unknown(code, new Octets(in.rest()));
        }
        int flags = in.u8();
        int algorithm = in.u8();
        List<Long> interfaces = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        for (SegmentType.Field field : type.fields) {
            switch (field.kind()) {
                case INTERFACE -> interfaces.add(in.u32());
                case IPV4 -> addresses.add(IpAddress.read(in, 4));
                case IPV6 -> addresses.add(IpAddress.read(in, 16));
            }
        }
        boolean isSrv6 = type.isSrv6();
        boolean hasLabel = !isSrv6 && (type.isSidMandatory() || in.hasRemaining());
        Long label = hasLabel ? in.u32() : null;
        boolean hasSid = isSrv6 && (type.isSidMandatory() || in.remaining() >= 16);
        IpAddress sid = hasSid ? IpAddress.read(in, 16) : null;
        // Without a SID there is no behavior either (RFC 9830, 2.4.4.2.2).
        EndpointBehavior behavior = hasSid && in.hasRemaining() ? EndpointBehavior.decode(in) : null;
        if (in.hasRemaining()) {
            throw in.malformed("segment of " + type.word() + " has " + in.remaining() + " octets too many");
        }
        return new Segment.Known(
                type, flags, type.hasAlgorithm ? algorithm : 0, interfaces, addresses, label, sid, behavior);
    }

    static void encode(SubTlv.SegmentList list, WireWriter out) {
        out.u8(0);
        if (list.weight() != null) {
            out.u8(WEIGHT).u8(WEIGHT_OCTETS);
            out.u8(list.weight().flags()).u8(0).u32(list.weight().value());
        }
        for (Segment segment : list.segments()) {
            if (segment instanceof Segment.Unknown unknown) {
                out.u8(unknown.type()).u8(unknown.value().size());
                unknown.value().write(out);
            } else if (segment instanceof Segment.Known known) {
                int lengthAt = out.u8(known.type().code).reserve(1);
                encode(known, out);
                out.patchU8(lengthAt, out.size() - lengthAt - 1);
            }
        }
    }

    static void encode(Segment.Known segment, WireWriter out) {
        out.u8(segment.flags()).u8(segment.algorithm());
        int interfaceAt = 0;
        int addressAt = 0;
        for (SegmentType.Field field : segment.type().fields) {
            if (field.kind() == SegmentType.Kind.INTERFACE) {
                out.u32(segment.interfaces().get(interfaceAt++));
            } else {
                segment.addresses().get(addressAt++).write(out);
            }
        }
        if (segment.label() != null) {
            out.u32(segment.label());
        }
        if (segment.sid() != null) {
            segment.sid().write(out);
        }
        if (segment.behavior() != null) {
            segment.behavior().encode(out);
        }
    }
}
