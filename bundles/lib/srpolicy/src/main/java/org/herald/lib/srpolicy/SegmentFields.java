package org.herald.lib.srpolicy;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;

/** What programs and people are shown of segment lists. */
final class SegmentFields {
    /** RFC 9256, 2.11. */
    private static final long WEIGHT_IF_NONE = 1;

    private SegmentFields() {}

    static void describe(SubTlv.SegmentList list, FieldSink out) {
        out.openObject();
        SubTlv.Weight weight = list.weight();
        out.field("weight", weight == null ? WEIGHT_IF_NONE : weight.value());
        if (weight != null && weight.flags() != 0) {
            out.field("weight-flags", weight.flags());
        }
        out.name("segments").openList();
        for (Segment segment : list.segments()) {
            out.openObject();
            if (segment instanceof Segment.Known known) {
                describe(known, out);
            } else if (segment instanceof Segment.Unknown unknown) {
                out.field("type", unknown.type());
                out.name("raw");
                unknown.value().describe(out);
            }
            out.closeObject();
        }
        out.closeList();
        out.closeObject();
    }

    private static void describe(Segment.Known segment, FieldSink out) {
        SegmentType type = segment.type();
        out.field("type", type.name());
        int interfaceAt = 0;
        int addressAt = 0;
        for (SegmentType.Field field : type.fields) {
            if (field.kind() == SegmentType.Kind.INTERFACE) {
                out.field(field.key(), segment.interfaces().get(interfaceAt++));
            } else {
                out.field(field.key(), segment.addresses().get(addressAt++));
            }
        }
        if (type.hasAlgorithm) {
            out.field("algorithm", segment.algorithm());
        }
        Long label = segment.label();
        if (label != null) {
            TunnelFields.label(label, type == SegmentType.A ? "label" : "sid", out);
            boolean isAlwaysWhole = type == SegmentType.A || type == SegmentType.C || type == SegmentType.D;
            if (isAlwaysWhole || LabelEntry.lowBits(label) != 0) {
                LabelEntry.describeRest(label, out);
            }
        }
        if (segment.sid() != null) {
            out.field("sid", segment.sid());
        }
        if (segment.behavior() != null) {
            segment.behavior().describe(out);
        }
        if (segment.flags() != segment.usualFlags()) {
            out.field("flags", segment.flags());
        }
    }

    /** Writes {@code segment-list weight 5 [16001 if5:192.0.2.1 192.0.2.1->192.0.2.2]}. */
    static void print(SubTlv.SegmentList list, TextWriter out) {
        SubTlv.Weight weight = list.weight();
        out.word(SubTlvWords.SEGMENT_LIST).word("weight").number(weight == null ? WEIGHT_IF_NONE : weight.value());
        out.word("[").glue();
        for (Segment segment : list.segments()) {
            if (segment instanceof Segment.Known known) {
                print(known, out);
            } else if (segment instanceof Segment.Unknown unknown) {
                out.word("type-").glue().number(unknown.type()).glue().word(":").glue();
                unknown.value().print(out);
            }
        }
        out.glue().word("]");
    }

    private static void print(Segment.Known segment, TextWriter out) {
        int interfaceAt = 0;
        int addressAt = 0;
        for (SegmentType.Field field : segment.type().fields) {
            if (field.kind() == SegmentType.Kind.INTERFACE) {
                if (interfaceAt > 0) {
                    out.glue().word("->").glue();
                }
                out.word("if").glue().number(segment.interfaces().get(interfaceAt++));
                continue;
            }
            boolean isFirstOfNode = interfaceAt == 0;
            if (!isFirstOfNode) {
                out.glue().word(":").glue();
            } else if (addressAt > 0) {
                out.glue().word("->").glue();
            }
            out.address(segment.addresses().get(addressAt++));
        }
        if (addressAt == 0 && segment.label() != null) {
            out.number(segment.label() >>> 12);
        }
        IpAddress sid = segment.sid();
        if (addressAt == 0 && sid != null) {
            out.address(sid);
        }
    }
}
