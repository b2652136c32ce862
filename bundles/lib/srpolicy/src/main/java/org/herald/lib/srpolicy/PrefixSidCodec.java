package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Reads and writes the TLVs of a Prefix-SID: type [1], length [2], value. */
public final class PrefixSidCodec {
    private static final int LABEL_INDEX_OCTETS = 7;
    private static final int SRGB_FLAGS_OCTETS = 2;
    private static final int SRGB_BLOCK_OCTETS = 6;
    private static final int SID_INFORMATION = 1;
    private static final int SID_STRUCTURE = 1;
    private static final int SID_STRUCTURE_OCTETS = 6;
    private static final int MOST_LENGTH = 0xFFFF;

    private PrefixSidCodec() {}

    /**
     * Reads all octets of the window. Of a TLV that may be there once, further ones are dropped (RFC 8669, 6).
     *
     * @throws MalformedException without a severity of its own for lengths that do not fit and for the reserved type 0;
     *     TREAT_AS_WITHDRAW for what is wrong inside of an SRv6 service (RFC 9252, 7)
     */
    public static PrefixSid decode(WireReader in) throws MalformedException {
        if (!in.hasRemaining()) {
            throw in.malformed("a Prefix-SID has at least one TLV");
        }
        List<PrefixSid.Tlv> tlvs = new ArrayList<>();
        while (in.hasRemaining()) {
            int at = in.position();
            int type = in.u8();
            if (type == 0) {
                throw new MalformedException("the TLV type 0 of a Prefix-SID is reserved", at);
            }
            WireReader value = in.slice(in.u16());
            PrefixSid.Tlv tlv = decodeTlv(type, value);
            if (!PrefixSid.isKnown(type) || PrefixSid.find(tlvs, type) == null) {
                tlvs.add(tlv);
            }
        }
        return new PrefixSid(tlvs);
    }

    static PrefixSid.Tlv decodeTlv(int type, WireReader value) throws MalformedException {
        return switch (type) {
            case PrefixSid.LABEL_INDEX -> labelIndex(value);
            case PrefixSid.ORIGINATOR_SRGB -> originatorSrgb(value);
            case PrefixSid.L3_SERVICE, PrefixSid.L2_SERVICE -> service(type, value);
            default -> new PrefixSid.UnknownTlv(type, new Octets(value.rest()));
        };
    }

    /** RFC 8669, 3.1: reserved [1], flags [2], label index [4]. No flag is defined, all are ignored. */
    private static PrefixSid.LabelIndex labelIndex(WireReader in) throws MalformedException {
        if (in.remaining() != LABEL_INDEX_OCTETS) {
            throw in.malformed("a label index TLV has 7 octets, not " + in.remaining());
        }
        in.skip(3);
        return new PrefixSid.LabelIndex(in.u32());
    }

    /** RFC 8669, 3.2: flags [2], then base [3], range [3] for each block. */
    private static PrefixSid.OriginatorSrgb originatorSrgb(WireReader in) throws MalformedException {
        int octets = in.remaining() - SRGB_FLAGS_OCTETS;
        if (octets <= 0 || octets % SRGB_BLOCK_OCTETS != 0) {
            throw in.malformed("an originator SRGB TLV has 2 octets and 6 for each block, not " + in.remaining());
        }
        in.skip(SRGB_FLAGS_OCTETS);
        List<PrefixSid.Block> blocks = new ArrayList<>();
        while (in.hasRemaining()) {
            blocks.add(new PrefixSid.Block(in.u24(), in.u24()));
        }
        return new PrefixSid.OriginatorSrgb(blocks);
    }

    /** RFC 9252, 2: reserved [1], then sub-TLVs: type [1], length [2], value. */
    private static PrefixSid.Service service(int type, WireReader in) throws MalformedException {
        try {
            in.skip(1);
            List<PrefixSid.ServiceSubTlv> subTlvs = new ArrayList<>();
            while (in.hasRemaining()) {
                int subType = in.u8();
                WireReader value = in.slice(in.u16());
                subTlvs.add(
                        subType == SID_INFORMATION
                                ? sidInformation(value)
                                : new PrefixSid.UnknownSubTlv(subType, new Octets(value.rest())));
            }
            return new PrefixSid.Service(type, subTlvs);
        } catch (MalformedException malformed) {
            throw new MalformedException(Severity.TREAT_AS_WITHDRAW, malformed.getMessage(), malformed.offset());
        }
    }

    /** RFC 9252, 3.1: reserved [1], SID [16], flags [1], endpoint behavior [2], reserved [1], then sub-sub-TLVs. */
    private static PrefixSid.SidInformation sidInformation(WireReader in) throws MalformedException {
        in.skip(1);
        IpAddress sid = IpAddress.read(in, 16);
        int flags = in.u8();
        int behavior = in.u16();
        in.skip(1);
        PrefixSid.@Nullable SidStructure structure = null;
        List<PrefixSid.UnknownSubTlv> others = new ArrayList<>();
        while (in.hasRemaining()) {
            int type = in.u8();
            WireReader value = in.slice(in.u16());
            if (type != SID_STRUCTURE) {
                others.add(new PrefixSid.UnknownSubTlv(type, new Octets(value.rest())));
            } else if (structure == null) {
                structure = sidStructure(value);
            }
        }
        return new PrefixSid.SidInformation(sid, flags, behavior, structure, others);
    }

    /** RFC 9252, 3.2.1: bits of block, node, function and argument, transposition length and offset, one octet each. */
    private static PrefixSid.SidStructure sidStructure(WireReader in) throws MalformedException {
        if (in.remaining() != SID_STRUCTURE_OCTETS) {
            throw in.malformed("an SRv6 SID structure has 6 octets, not " + in.remaining());
        }
        return new PrefixSid.SidStructure(in.u8(), in.u8(), in.u8(), in.u8(), in.u8(), in.u8());
    }

    /** Writes all TLVs. */
    public static void encode(PrefixSid value, WireWriter out) {
        for (PrefixSid.Tlv tlv : value.tlvs()) {
            int lengthAt = out.u8(tlv.type()).reserve(2);
            encodeValue(tlv, out);
            close(lengthAt, out);
        }
    }

    static void encodeValue(PrefixSid.Tlv tlv, WireWriter out) {
        if (tlv instanceof PrefixSid.LabelIndex labelIndex) {
            out.zeros(3).u32(labelIndex.index());
        } else if (tlv instanceof PrefixSid.OriginatorSrgb srgb) {
            out.zeros(SRGB_FLAGS_OCTETS);
            for (PrefixSid.Block block : srgb.blocks()) {
                out.u24(block.base()).u24(block.range());
            }
        } else if (tlv instanceof PrefixSid.Service service) {
            out.u8(0);
            for (PrefixSid.ServiceSubTlv subTlv : service.subTlvs()) {
                encode(subTlv, out);
            }
        } else if (tlv instanceof PrefixSid.UnknownTlv unknown) {
            unknown.value().write(out);
        }
    }

    private static void encode(PrefixSid.ServiceSubTlv subTlv, WireWriter out) {
        if (subTlv instanceof PrefixSid.UnknownSubTlv unknown) {
            encodeUnknown(unknown, out);
            return;
        }
        PrefixSid.SidInformation information = (PrefixSid.SidInformation) subTlv;
        int lengthAt = out.u8(SID_INFORMATION).reserve(2);
        out.u8(0);
        information.sid().write(out);
        out.u8(information.flags()).u16(information.behavior()).u8(0);
        PrefixSid.SidStructure structure = information.structure();
        if (structure != null) {
            out.u8(SID_STRUCTURE).u16(SID_STRUCTURE_OCTETS);
            out.u8(structure.locatorBlockBits()).u8(structure.locatorNodeBits());
            out.u8(structure.functionBits()).u8(structure.argumentBits());
            out.u8(structure.transpositionBits()).u8(structure.transpositionOffset());
        }
        for (PrefixSid.UnknownSubTlv other : information.others()) {
            encodeUnknown(other, out);
        }
        close(lengthAt, out);
    }

    private static void encodeUnknown(PrefixSid.UnknownSubTlv unknown, WireWriter out) {
        int lengthAt = out.u8(unknown.type()).reserve(2);
        unknown.value().write(out);
        close(lengthAt, out);
    }

    private static void close(int lengthAt, WireWriter out) {
        int length = out.size() - lengthAt - 2;
        if (length > MOST_LENGTH) {
            throw new CapacityExceededException(MOST_LENGTH);
        }
        out.patchU16(lengthAt, length);
    }
}
