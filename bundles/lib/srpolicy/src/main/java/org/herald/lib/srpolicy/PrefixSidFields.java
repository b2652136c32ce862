package org.herald.lib.srpolicy;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;

/** What programs and people are shown of a Prefix-SID. */
public final class PrefixSidFields {
    private static final String UNKNOWN = "attribute-not-implemented-";

    private PrefixSidFields() {}

    /** Gives its fields, to be put between openObject and closeObject. */
    public static void describe(PrefixSid value, FieldSink out) {
        FieldGroups fields = new FieldGroups();
        for (PrefixSid.Tlv tlv : value.tlvs()) {
            if (tlv instanceof PrefixSid.LabelIndex labelIndex) {
                fields.add("sr-label-index", () -> out.number(labelIndex.index()));
            } else if (tlv instanceof PrefixSid.OriginatorSrgb srgb) {
                fields.add("sr-srgbs", () -> describe(srgb, out));
            } else if (tlv instanceof PrefixSid.Service service) {
                fields.add(word(service), () -> describe(service, out));
            } else if (tlv instanceof PrefixSid.UnknownTlv unknown) {
                fields.add(UNKNOWN + unknown.type(), () -> unknown.value().describe(out));
            }
        }
        fields.describe(out);
    }

    static String word(PrefixSid.Service service) {
        return service.type() == PrefixSid.L3_SERVICE ? PrefixSidWords.L3_SERVICE : PrefixSidWords.L2_SERVICE;
    }

    private static void describe(PrefixSid.OriginatorSrgb srgb, FieldSink out) {
        out.dense().openList();
        for (PrefixSid.Block block : srgb.blocks()) {
            out.openList();
            out.number(block.base());
            out.number(block.range());
            out.closeList();
        }
        out.closeList();
    }

    private static void describe(PrefixSid.Service service, FieldSink out) {
        out.openList();
        for (PrefixSid.ServiceSubTlv subTlv : service.subTlvs()) {
            if (subTlv instanceof PrefixSid.SidInformation information) {
                describe(information, out);
            } else if (subTlv instanceof PrefixSid.UnknownSubTlv unknown) {
                describe(unknown, out);
            }
        }
        out.closeList();
    }

    private static void describe(PrefixSid.SidInformation information, FieldSink out) {
        out.openObject();
        out.field("sid", information.sid());
        out.field("flags", information.flags());
        out.field("endpoint_behavior", information.behavior());
        PrefixSid.SidStructure structure = information.structure();
        if (structure != null) {
            out.name("structure").dense().openObject();
            out.field("locator-block-length", structure.locatorBlockBits());
            out.field("locator-node-length", structure.locatorNodeBits());
            out.field("function-length", structure.functionBits());
            out.field("argument-length", structure.argumentBits());
            out.field("transposition-length", structure.transpositionBits());
            out.field("transposition-offset", structure.transpositionOffset());
            out.closeObject();
        }
        if (!information.others().isEmpty()) {
            out.name("unknown").openList();
            information.others().forEach(other -> describe(other, out));
            out.closeList();
        }
        out.closeObject();
    }

    private static void describe(PrefixSid.UnknownSubTlv unknown, FieldSink out) {
        out.openObject();
        out.field("type", unknown.type());
        out.name("raw");
        unknown.value().describe(out);
        out.closeObject();
    }

    /** Writes what stands behind the word {@code bgp-prefix-sid} in lines of text. */
    public static void print(PrefixSid value, TextWriter out) {
        out.word("[");
        boolean isFirst = true;
        for (PrefixSid.Tlv tlv : value.tlvs()) {
            if (!isFirst) {
                out.glue().word(",");
            }
            isFirst = false;
            if (tlv instanceof PrefixSid.LabelIndex labelIndex) {
                out.number(labelIndex.index());
            } else if (tlv instanceof PrefixSid.OriginatorSrgb srgb) {
                print(srgb, out);
            } else if (tlv instanceof PrefixSid.Service service) {
                print(service, out);
            } else if (tlv instanceof PrefixSid.UnknownTlv unknown) {
                out.word(UNKNOWN).glue().number(unknown.type());
                unknown.value().print(out);
            }
        }
        out.word("]");
    }

    static void print(PrefixSid.OriginatorSrgb srgb, TextWriter out) {
        out.word("[");
        for (PrefixSid.Block block : srgb.blocks()) {
            out.word("(").number(block.base()).glue().word(",").glue().number(block.range());
            out.word(")");
        }
        out.word("]");
    }

    private static void print(PrefixSid.Service service, TextWriter out) {
        out.word(word(service)).word("[");
        for (PrefixSid.ServiceSubTlv subTlv : service.subTlvs()) {
            if (subTlv instanceof PrefixSid.SidInformation information) {
                print(information, out);
            } else if (subTlv instanceof PrefixSid.UnknownSubTlv unknown) {
                out.word("sub-tlv").number(unknown.type());
                unknown.value().print(out);
            }
        }
        out.word("]");
    }

    private static void print(PrefixSid.SidInformation information, TextWriter out) {
        out.word("sid-information").word("[").word("sid:").glue().address(information.sid());
        out.word("flags:").glue().number(information.flags());
        out.word("endpoint_behavior:0x" + Integer.toHexString(information.behavior()));
        // Compatibility: ExaBGP 5.0 and 6.0 leave out the bracket that would close the information in front of a
        // structure.
        PrefixSid.SidStructure structure = information.structure();
        if (structure == null) {
            out.word("]");
            return;
        }
        out.word("[").word("sid-structure");
        printStructure(structure, out);
        out.word("]");
    }

    /** {@code [64,24,16,0,0,0]}. */
    static void printStructure(PrefixSid.SidStructure structure, TextWriter out) {
        out.word("[").glue().number(structure.locatorBlockBits());
        comma(out).number(structure.locatorNodeBits());
        comma(out).number(structure.functionBits());
        comma(out).number(structure.argumentBits());
        comma(out).number(structure.transpositionBits());
        comma(out).number(structure.transpositionOffset());
        out.glue().word("]");
    }

    private static TextWriter comma(TextWriter out) {
        return out.glue().word(",").glue();
    }
}
