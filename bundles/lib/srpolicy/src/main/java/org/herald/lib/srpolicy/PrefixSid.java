package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The TLVs of a Prefix-SID (RFC 8669, 3; RFC 9252, 2), in the order received.
 *
 * @param tlvs each of the known types at most once
 */
public record PrefixSid(List<Tlv> tlvs) {
    static final int LABEL_INDEX = 1;
    static final int ORIGINATOR_SRGB = 3;
    static final int L3_SERVICE = 5;
    static final int L2_SERVICE = 6;

    public PrefixSid {
        tlvs = List.copyOf(tlvs);
    }

    /** The TLVs of both; of those that may be there once, ours hold. */
    public PrefixSid with(PrefixSid later) {
        List<Tlv> all = new ArrayList<>(tlvs);
        for (Tlv tlv : later.tlvs) {
            if (!isKnown(tlv.type()) || find(all, tlv.type()) == null) {
                all.add(tlv);
            }
        }
        return new PrefixSid(all);
    }

    static boolean isKnown(int type) {
        return type == LABEL_INDEX || type == ORIGINATOR_SRGB || isService(type);
    }

    static boolean isService(int type) {
        return type == L3_SERVICE || type == L2_SERVICE;
    }

    static @Nullable Tlv find(List<Tlv> tlvs, int type) {
        for (Tlv tlv : tlvs) {
            if (tlv.type() == type) {
                return tlv;
            }
        }
        return null;
    }

    /** One of its TLVs. */
    public sealed interface Tlv permits LabelIndex, OriginatorSrgb, Service, UnknownTlv {
        /** 1 to 255, IANA "BGP Prefix-SID TLV Types". */
        int type();
    }

    /** The index of the prefix in the SRGB (RFC 8669, 3.1). @param index 0 to 4294967295 */
    public record LabelIndex(long index) implements Tlv {
        @Override
        public int type() {
            return LABEL_INDEX;
        }
    }

    /** The label blocks of the originator (RFC 8669, 3.2). @param blocks at least one */
    public record OriginatorSrgb(List<Block> blocks) implements Tlv {
        public OriginatorSrgb {
            blocks = List.copyOf(blocks);
        }

        @Override
        public int type() {
            return ORIGINATOR_SRGB;
        }
    }

    /** Labels in a row. @param base the first, 0 to 16777215 @param range how many, 0 to 16777215 */
    public record Block(int base, int range) {}

    /** SRv6 SIDs of a service (RFC 9252, 2). @param type 5 for layer 3, 6 for layer 2 */
    public record Service(int type, List<ServiceSubTlv> subTlvs) implements Tlv {
        public Service {
            subTlvs = List.copyOf(subTlvs);
        }
    }

    /** A TLV that is not known, kept as it is. */
    public record UnknownTlv(int type, Octets value) implements Tlv {}

    /** What a service has. */
    public sealed interface ServiceSubTlv permits SidInformation, UnknownSubTlv {}

    /**
     * An SRv6 SID (RFC 9252, 3.1).
     *
     * @param flags 0 to 255
     * @param behavior 0 to 65535, IANA "SRv6 Endpoint Behaviors"
     * @param structure null if it is not told
     * @param others sub-sub-TLVs that are not known
     */
    public record SidInformation(
            IpAddress sid,
            int flags,
            int behavior,
            @Nullable SidStructure structure,
            List<UnknownSubTlv> others) implements ServiceSubTlv {
        public SidInformation {
            others = List.copyOf(others);
        }
    }

    /** A sub-TLV that is not known, kept as it is. */
    public record UnknownSubTlv(int type, Octets value) implements ServiceSubTlv {}

    /** How many bits each part of a SID has, and where a label takes bits from (RFC 9252, 3.2.1). Each 0 to 255. */
    public record SidStructure(
            int locatorBlockBits,
            int locatorNodeBits,
            int functionBits,
            int argumentBits,
            int transpositionBits,
            int transpositionOffset) {}
}
