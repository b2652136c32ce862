package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** {@code segment-list weight 5 segment type-a mpls 16001 segment type-b srv6 2001:db8::1}, read and written. */
final class SegmentWords {
    private static final String WEIGHT = "weight";
    private static final String UNWEIGHTED = "unweighted";
    private static final String SEGMENT = "segment";
    private static final String ALGORITHM = "algorithm";
    private static final String RAW = "raw";
    private static final long MOST_32_BITS = 0xFFFF_FFFFL;

    private SegmentWords() {}

    // ---- reading

    /** Takes what stands behind {@code segment-list}. Without {@code s} the last label of type A is the bottom of the stack. */
    static SubTlv.SegmentList read(Words words) throws StatementException {
        SubTlv.@Nullable Weight weight = null;
        if (!words.accept(UNWEIGHTED)) {
            words.expect(WEIGHT);
            long value = Values.number(words, WEIGHT, MOST_32_BITS);
            weight = new SubTlv.Weight(SubTlvWords.flags(0, words), value);
        }
        List<Segment> segments = new ArrayList<>();
        while (words.accept(SEGMENT)) {
            segments.add(segment(words));
        }
        setBottom(segments);
        return new SubTlv.SegmentList(weight, segments);
    }

    private static void setBottom(List<Segment> segments) {
        int last = lastLabel(segments);
        for (int index = 0; index <= last; index++) {
            if (segments.get(index) instanceof Segment.Known known
                    && known.label() != null
                    && (known.label() & LabelEntry.UNDECIDED) != 0) {
                long bottom = index == last ? LabelEntry.BOTTOM : 0;
                segments.set(index, known.withLabel(known.label() & ~LabelEntry.UNDECIDED | bottom));
            }
        }
    }

    /** The index of the last segment of type A, -1 if there is none. */
    private static int lastLabel(List<Segment> segments) {
        for (int index = segments.size() - 1; index >= 0; index--) {
            if (segments.get(index) instanceof Segment.Known known && known.type() == SegmentType.A) {
                return index;
            }
        }
        return -1;
    }

    private static Segment segment(Words words) throws StatementException {
        if (words.accept(RAW)) {
            return raw(words);
        }
        int at = words.position();
        String word = words.next("the type of a segment");
        SegmentType type = SegmentType.of(word);
        if (type == null) {
            throw words.failureAt(at, "Unknown segment type '" + word + "'", SegmentType.words());
        }
        List<Long> interfaces = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        for (SegmentType.Field field : type.fields) {
            words.expect(field.word());
            switch (field.kind()) {
                case INTERFACE -> interfaces.add(Values.number(words, field.word(), MOST_32_BITS));
                case IPV4 -> addresses.add(Values.ipv4(words, field.word()));
                case IPV6 -> addresses.add(Values.ipv6(words, field.word()));
            }
        }
        int algorithm = 0;
        if (type.hasAlgorithm) {
            words.expect(ALGORITHM);
            algorithm = (int) words.number(ALGORITHM, 0xFF);
        }
        if (type.isSidMandatory()) {
            words.expect(type.sidWord);
        }
        boolean hasSid = type.isSidMandatory() || words.accept(type.sidWord);
        Long label = hasSid && !type.isSrv6()
                ? LabelEntry.read(words, type == SegmentType.A ? LabelEntry.UNDECIDED : 0)
                : null;
        IpAddress sid = hasSid && type.isSrv6() ? Values.ipv6(words, "SRv6 SID") : null;
        EndpointBehavior behavior = type.isSrv6() ? behavior(words, hasSid) : null;
        int flags = SubTlvWords.flags(Segment.Known.usualFlags(algorithm, behavior), words);
        return new Segment.Known(type, flags, algorithm, interfaces, addresses, label, sid, behavior);
    }

    private static @Nullable EndpointBehavior behavior(Words words, boolean hasSid) throws StatementException {
        if (!hasSid && words.isNext(EndpointBehavior.WORD)) {
            throw words.failure("an " + EndpointBehavior.WORD + " stands behind a sid only", List.of("sid"));
        }
        return EndpointBehavior.read(words);
    }

    private static Segment raw(Words words) throws StatementException {
        int type = (int) words.number("type of a segment", 0xFF);
        int at = words.position();
        Octets value = Octets.read(words, "the value of a segment", 0xFF);
        if (type == SegmentCodec.WEIGHT) {
            throw words.failureAt(at - 1, "type 9 is the weight of the list, not a segment", List.of());
        }
        try {
            return SegmentCodec.decodeSegment(type, new WireReader(value.array()));
        } catch (MalformedException malformed) {
            throw words.failureAt(
                    at, "these octets are no segment of type " + type + ": " + malformed.getMessage(), List.of());
        }
    }

    // ---- writing

    /** Writes the words that give the list again. */
    static void print(SubTlv.SegmentList list, TextWriter out) {
        SubTlv.Weight weight = list.weight();
        out.word(SubTlvWords.SEGMENT_LIST);
        if (weight == null) {
            out.word(UNWEIGHTED);
        } else {
            out.word(WEIGHT).number(weight.value());
            Values.flags(weight.flags(), 0, out);
        }
        int last = lastLabel(list.segments());
        for (int index = 0; index < list.segments().size(); index++) {
            out.word(SEGMENT);
            Segment segment = list.segments().get(index);
            if (segment instanceof Segment.Known known && !isWritable(known)) {
                WireWriter value = new WireWriter();
                SegmentCodec.encode(known, value);
                out.word(RAW).number(known.type().code).hex(value.array(), 0, value.size());
            } else if (segment instanceof Segment.Known known) {
                print(known, index == last ? LabelEntry.BOTTOM : 0, out);
            } else if (segment instanceof Segment.Unknown unknown) {
                out.word(RAW).number(unknown.type());
                unknown.value().print(out);
            }
        }
    }

    private static boolean isWritable(Segment.Known segment) {
        return segment.behavior() == null || segment.behavior().fits();
    }

    private static void print(Segment.Known segment, long usualBottom, TextWriter out) {
        SegmentType type = segment.type();
        out.word(type.word());
        int interfaceAt = 0;
        int addressAt = 0;
        for (SegmentType.Field field : type.fields) {
            out.word(field.word());
            if (field.kind() == SegmentType.Kind.INTERFACE) {
                out.number(segment.interfaces().get(interfaceAt++));
            } else {
                out.address(segment.addresses().get(addressAt++));
            }
        }
        if (type.hasAlgorithm) {
            out.word(ALGORITHM).number(segment.algorithm());
        }
        if (segment.label() != null) {
            LabelEntry.print(segment.label(), usualBottom, out.word(type.sidWord));
        }
        if (segment.sid() != null) {
            out.word(type.sidWord).address(segment.sid());
        }
        if (segment.behavior() != null) {
            segment.behavior().print(out);
        }
        Values.flags(segment.flags(), segment.usualFlags(), out);
    }
}
