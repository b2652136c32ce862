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

/** How a Prefix-SID is written: its MPLS part, its SRv6 part, and any TLV by its octets. */
public final class PrefixSidWords {
    /** {@code bgp-prefix-sid [ 300, [ ( 800000,4096 ) ] ]} or {@code bgp-prefix-sid tlv 9 0xABCD}. */
    public static final String MPLS = "bgp-prefix-sid";

    /** {@code bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x48 [64,24,16,0,0,0] )}. */
    public static final String SRV6 = "bgp-prefix-sid-srv6";

    static final String L3_SERVICE = "l3-service";
    static final String L2_SERVICE = "l2-service";
    private static final String TLV = "tlv";
    private static final String FLAGS = "flags";
    private static final int ANY_BEHAVIOR = 0xFFFF;
    private static final int MOST_24_BITS = 0xFF_FFFF;
    private static final long MOST_32_BITS = 0xFFFF_FFFFL;
    private static final int MOST_TLV_OCTETS = 0xFFFF - 3;
    private static final int SID_BITS = 128;

    private PrefixSidWords() {}

    // ---- reading

    /** Takes what stands behind {@link #MPLS}. */
    public static PrefixSid readMpls(Words words) throws StatementException {
        return words.accept(TLV) ? new PrefixSid(List.of(readTlv(words))) : readLabelIndex(words);
    }

    private static PrefixSid.Tlv readTlv(Words words) throws StatementException {
        int type = (int) words.number("type of a Prefix-SID TLV", 1, 0xFF);
        int at = words.position();
        Octets value = Octets.read(words, "the value of a TLV", MOST_TLV_OCTETS);
        try {
            return PrefixSidCodec.decodeTlv(type, new WireReader(value.array()));
        } catch (MalformedException malformed) {
            throw words.failureAt(
                    at, "these octets are no TLV " + type + " of a Prefix-SID: " + malformed.getMessage(), List.of());
        }
    }

    static PrefixSid readLabelIndex(Words words) throws StatementException {
        List<PrefixSid.Tlv> tlvs = new ArrayList<>();
        words.expect("[");
        tlvs.add(new PrefixSid.LabelIndex(words.number("label index", MOST_32_BITS)));
        words.accept(",");
        if (words.accept("[")) {
            tlvs.add(readBlocks(words));
        }
        words.expect("]");
        return new PrefixSid(tlvs);
    }

    private static PrefixSid.OriginatorSrgb readBlocks(Words words) throws StatementException {
        List<PrefixSid.Block> blocks = new ArrayList<>();
        do {
            words.expect("(");
            int base = (int) words.number("SRGB base", MOST_24_BITS);
            words.accept(",");
            int range = (int) words.number("SRGB range", MOST_24_BITS);
            words.expect(")");
            blocks.add(new PrefixSid.Block(base, range));
            words.accept(",");
        } while (!words.accept("]"));
        return new PrefixSid.OriginatorSrgb(blocks);
    }

    /** Takes what stands behind {@link #SRV6}. Services of one kind share a TLV. */
    public static PrefixSid readSrv6(Words words) throws StatementException {
        List<PrefixSid.ServiceSubTlv> layer3 = new ArrayList<>();
        List<PrefixSid.ServiceSubTlv> layer2 = new ArrayList<>();
        List<PrefixSid.Tlv> order = new ArrayList<>();
        words.expect("(");
        do {
            boolean isLayer3 = words.accept(L3_SERVICE);
            if (!isLayer3 && !words.accept(L2_SERVICE)) {
                throw words.failure(
                        "'" + words.peek() + "' is not a kind of SRv6 service", List.of(L3_SERVICE, L2_SERVICE));
            }
            List<PrefixSid.ServiceSubTlv> service = isLayer3 ? layer3 : layer2;
            if (service.isEmpty()) {
                int type = isLayer3 ? PrefixSid.L3_SERVICE : PrefixSid.L2_SERVICE;
                order.add(new PrefixSid.Service(type, List.of()));
            }
            service.add(readSid(words));
            words.accept(",");
        } while (!words.accept(")"));
        return new PrefixSid(order.stream()
                .map(PrefixSid.Tlv::type)
                .<PrefixSid.Tlv>map(type -> new PrefixSid.Service(type, type == PrefixSid.L3_SERVICE ? layer3 : layer2))
                .toList());
    }

    private static PrefixSid.SidInformation readSid(Words words) throws StatementException {
        IpAddress sid = Values.ipv6(words, "SRv6 SID");
        int behavior = ANY_BEHAVIOR;
        if (words.hasNext() && Character.isDigit(words.text()[words.start(words.position())])) {
            behavior = (int) Values.number(words, "endpoint behavior", 0xFFFF);
        }
        PrefixSid.@Nullable SidStructure structure = words.isNext("[") ? readStructure(words) : null;
        int flags = words.accept(FLAGS) ? (int) Values.number(words, FLAGS, 0xFF) : 0;
        return new PrefixSid.SidInformation(sid, flags, behavior, structure, List.of());
    }

    private static PrefixSid.SidStructure readStructure(Words words) throws StatementException {
        int at = words.position();
        words.expect("[");
        int[] bits = new int[6];
        for (int index = 0; index < bits.length; index++) {
            if (index > 0) {
                words.accept(",");
            }
            bits[index] = (int) words.number("number of the SID structure", 0xFF);
        }
        words.expect("]");
        PrefixSid.SidStructure structure =
                new PrefixSid.SidStructure(bits[0], bits[1], bits[2], bits[3], bits[4], bits[5]);
        if (!fits(structure)) {
            throw words.failureAt(
                    at,
                    "the SID structure has more than 128 bits: locator block, locator node, function and argument"
                            + " together, and transposition length and offset together, are at most 128",
                    List.of());
        }
        return structure;
    }

    private static boolean fits(PrefixSid.SidStructure structure) {
        int bits = structure.locatorBlockBits()
                + structure.locatorNodeBits()
                + structure.functionBits()
                + structure.argumentBits();
        return bits <= SID_BITS && structure.transpositionBits() + structure.transpositionOffset() <= SID_BITS;
    }

    // ---- writing

    /** Writes the words that give the value again. */
    public static void print(PrefixSid value, TextWriter out) {
        List<PrefixSid.Tlv> tlvs = value.tlvs();
        int index = 0;
        while (index < tlvs.size()) {
            PrefixSid.Tlv tlv = tlvs.get(index++);
            if (tlv instanceof PrefixSid.LabelIndex labelIndex) {
                boolean hasBlocks = index < tlvs.size() && tlvs.get(index) instanceof PrefixSid.OriginatorSrgb;
                out.word(MPLS).word("[").number(labelIndex.index());
                if (hasBlocks) {
                    out.glue().word(",");
                    PrefixSidFields.print((PrefixSid.OriginatorSrgb) tlvs.get(index++), out);
                }
                out.word("]");
            } else if (tlv instanceof PrefixSid.Service service && isWritable(service)) {
                out.word(SRV6).word("(");
                printService(service, out);
                out.word(")");
            } else {
                printTlv(tlv, out);
            }
        }
    }

    private static boolean isWritable(PrefixSid.Service service) {
        for (PrefixSid.ServiceSubTlv subTlv : service.subTlvs()) {
            if (!(subTlv instanceof PrefixSid.SidInformation information)
                    || !information.others().isEmpty()
                    || information.structure() != null && !fits(information.structure())) {
                return false;
            }
        }
        return !service.subTlvs().isEmpty();
    }

    private static void printService(PrefixSid.Service service, TextWriter out) {
        for (PrefixSid.ServiceSubTlv subTlv : service.subTlvs()) {
            PrefixSid.SidInformation information = (PrefixSid.SidInformation) subTlv;
            out.word(PrefixSidFields.word(service)).address(information.sid());
            out.word("0x" + Integer.toHexString(information.behavior()));
            if (information.structure() != null) {
                PrefixSidFields.printStructure(information.structure(), out);
            }
            if (information.flags() != 0) {
                out.word(FLAGS).number(information.flags());
            }
        }
    }

    private static void printTlv(PrefixSid.Tlv tlv, TextWriter out) {
        WireWriter value = new WireWriter();
        PrefixSidCodec.encodeValue(tlv, value);
        out.word(MPLS).word(TLV).number(tlv.type()).hex(value.array(), 0, value.size());
    }
}
