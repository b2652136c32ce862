package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.List;

/**
 * The TLVs of the BGP-LS attribute, a row each: RFC 9552 (nodes, links, prefixes), RFC 9085 and 9086 (segment routing), RFC 9514 (SRv6), RFC
 * 8571 (measurements), RFC 9104 (extended groups), RFC 9351 (flexible algorithms), RFC 8814 (depths of stacks), RFC 9247 (S-BFD), RFC 8379,
 * RFC 9294.
 */
final class AttributeTlvs {
    private static final Shape HEXADECIMAL = OctetsShape.rest(OctetsShape.Form.HEXADECIMAL);
    private static final Shape DIGITS = OctetsShape.rest(OctetsShape.Form.DIGITS);
    private static final Shape NUMBERS = ListShape.of(NumberShape.U32);
    private static final Shape OCTET_NUMBERS = ListShape.of(NumberShape.U8);
    private static final FlagsShape ADJACENCY_FLAGS = FlagsShape.of("F", "B", "V", "L", "S", "P");
    private static final FlagsShape ENDX_FLAGS = FlagsShape.of("B", "S", "P");
    private static final FlagsShape LABEL_FLAGS = FlagsShape.of("I", "V");

    private static final TlvKind SID_STRUCTURE = TlvKind.of(
            1252,
            "srv6-sid-structure",
            Structure.of(
                    octet("loc_block_len"), octet("loc_node_len"), octet("func_len"), octet("arg_len"), Part.rest()));

    /** All but those that hold other TLVs of this table: nothing nests deeper than one level. */
    private static final List<TlvKind> FLAT = flat();

    static final TlvTable TABLE = new TlvTable(all());

    private AttributeTlvs() {}

    private static List<TlvKind> flat() {
        List<TlvKind> kinds = new ArrayList<>();
        kinds.addAll(nodes());
        kinds.addAll(links());
        kinds.addAll(bandwidthsAndDelays());
        kinds.addAll(segmentsOfLinks());
        kinds.addAll(prefixes());
        kinds.addAll(srv6());
        return kinds;
    }

    private static List<TlvKind> all() {
        List<TlvKind> kinds = new ArrayList<>(FLAT);
        SubTlvsPart inner = new SubTlvsPart(new TlvTable(FLAT));
        kinds.add(TlvKind.of(1122, "application-specific-link-attributes", new ApplicationShape(new TlvTable(FLAT)))
                .repeated()
                .ours());
        kinds.add(TlvKind.of(1172, "l2-bundle-members", Structure.of(number("member"), inner))
                .repeated()
                .ours());
        kinds.add(TlvKind.of(
                        1159,
                        "prefix-ranges",
                        Structure.of(
                                Part.named("flags", NumberShape.U8),
                                Part.reserved(1),
                                Part.named("size", NumberShape.U16),
                                inner))
                .repeated()
                .ours());
        return kinds;
    }

    private static List<TlvKind> nodes() {
        return List.of(
                TlvKind.of(258, "link-local-remote-identifiers", Structure.of(number("local-id"), number("remote-id")))
                        .since(TlvKind.MAIN),
                TlvKind.of(263, "multi-topology-ids", ListShape.of(NumberShape.ofBits(2, 12)))
                        .ours(),
                TlvKind.of(266, "node-msds", msds()).ours(),
                TlvKind.of(267, "link-msds", msds()).ours(),
                TlvKind.of(1024, "node-flags", FlagsShape.of("O", "T", "E", "B", "R", "V")),
                TlvKind.of(1025, "opaque", DIGITS),
                TlvKind.of(1026, "node-name", TextShape.INSTANCE),
                TlvKind.of(1027, "area-ids", OctetsShape.rest(OctetsShape.Form.DECIMAL_TEXT))
                        .repeated()
                        .singleUntil(5, "area-id"),
                TlvKind.of(1028, "local-router-ids", AddressShape.IPV4)
                        .repeated()
                        .listUntil(5, "local-te-router-ids"),
                TlvKind.of(1029, "local-router-ids", AddressShape.IPV6)
                        .repeated()
                        .listUntil(5, "local-te-router-ids"),
                TlvKind.of(1030, "remote-router-ids", AddressShape.IPV4)
                        .repeated()
                        .singleUntil(5, "remote-te-router-id"),
                TlvKind.of(1031, "remote-router-ids", AddressShape.IPV6)
                        .repeated()
                        .singleUntil(5, "remote-te-router-id"),
                TlvKind.of(1032, "s-bfd-discriminators", NUMBERS).ours(),
                TlvKind.of(1034, "sr-capability-flags", new LabelBlocksShape(LABEL_FLAGS, "sids"))
                        .singleUntil(4, "sr_capability_flags"),
                TlvKind.of(1035, "sr-algorithms", OCTET_NUMBERS),
                TlvKind.of(1036, "sr-local-block-flags", new LabelBlocksShape(FlagsShape.bare(), "local-sids"))
                        .ours(),
                TlvKind.of(1037, "srms-preference", NumberShape.U8).ours(),
                TlvKind.of(
                        1038,
                        "srv6-capabilities",
                        Structure.of(Part.named("flags", capabilityFlags()), Part.reserved(2))),
                TlvKind.of(1039, "flexible-algorithms", flexibleAlgorithm())
                        .repeated()
                        .ours());
    }

    private static Shape msds() {
        return ListShape.of(Structure.of(octet("type"), octet("value")));
    }

    private static Shape capabilityFlags() {
        return Structure.of(BitsPart.of(2, new BitsPart.Field("O", 14, 1, BitsPart.Meaning.BIT_OF_OCTET)));
    }

    private static Shape flexibleAlgorithm() {
        TlvTable sub = TlvTable.of(
                TlvKind.of(1040, "exclude-any", NUMBERS),
                TlvKind.of(1041, "include-any", NUMBERS),
                TlvKind.of(1042, "include-all", NUMBERS),
                TlvKind.of(1043, "definition-flags", HEXADECIMAL),
                TlvKind.of(1045, "exclude-srlg", NUMBERS),
                TlvKind.of(1046, "unsupported", HEXADECIMAL));
        return Structure.of(
                octet("algorithm"),
                octet("metric-type"),
                octet("calculation-type"),
                octet("priority"),
                new SubTlvsPart(sub));
    }

    private static List<TlvKind> links() {
        return List.of(
                TlvKind.of(1088, "admin-group-mask", NumberShape.U32),
                TlvKind.of(1092, "te-metric", NumberShape.U32),
                TlvKind.of(1093, "link-protection-flags", protection()),
                TlvKind.of(1094, "mpls-mask", FlagsShape.of("LDP", "RSVP-TE")),
                TlvKind.of(1095, "igp-metric", MetricShape.INSTANCE),
                TlvKind.of(1096, "shared-risk-link-groups", NUMBERS),
                TlvKind.of(1097, "opaque-link", DIGITS),
                TlvKind.of(1098, "link-name", TextShape.INSTANCE),
                TlvKind.of(1121, "graceful-link-shutdown", new ListShape(NumberShape.U8, 0))
                        .ours(),
                TlvKind.of(1173, "extended-admin-group", NUMBERS).ours());
    }

    /** RFC 5307, 1.2: the kinds of protection [1], reserved [1]. The misspelt name is what users' programs know. */
    private static Shape protection() {
        return new FlagsShape(
                2,
                List.of(
                        new FlagsShape.Flag("ExtraTrafic", 0x0100),
                        new FlagsShape.Flag("Unprotected", 0x0200),
                        new FlagsShape.Flag("Shared", 0x0400),
                        new FlagsShape.Flag("Dedicated 1:1", 0x0800),
                        new FlagsShape.Flag("Dedicated 1+1", 0x1000),
                        new FlagsShape.Flag("Enhanced", 0x2000)),
                true);
    }

    private static List<TlvKind> bandwidthsAndDelays() {
        BitsPart.Field anomalous = BitsPart.flag("anomalous", 31);
        return List.of(
                TlvKind.of(1089, "maximum-link-bandwidth", FloatShape.INSTANCE),
                TlvKind.of(1090, "maximum-reservable-link-bandwidth", FloatShape.INSTANCE),
                TlvKind.of(1091, "unreserved-bandwidth", new ListShape(FloatShape.INSTANCE, 8)),
                TlvKind.of(
                                1114,
                                "unidirectional-link-delay",
                                Structure.of(BitsPart.of(4, BitsPart.number("delay-us", 0, 24), anomalous)))
                        .since(TlvKind.MAIN),
                TlvKind.of(
                                1115,
                                "minmax-unidirectional-link-delay",
                                Structure.of(BitsPart.of(
                                        8,
                                        BitsPart.number("min-delay-us", 32, 24),
                                        BitsPart.number("max-delay-us", 0, 24),
                                        BitsPart.flag("anomalous", 63))))
                        .since(TlvKind.MAIN),
                TlvKind.of(1116, "unidirectional-delay-variation", NumberShape.ofBits(4, 24))
                        .since(TlvKind.MAIN),
                TlvKind.of(
                                1117,
                                "unidirectional-link-loss",
                                Structure.of(BitsPart.of(
                                        4,
                                        new BitsPart.Field("loss-percent", 0, 24, BitsPart.Meaning.LOSS),
                                        anomalous)))
                        .since(TlvKind.MAIN),
                TlvKind.of(1118, "unidirectional-residual-bandwidth", FloatShape.INSTANCE)
                        .since(TlvKind.MAIN),
                TlvKind.of(1119, "unidirectional-available-bandwidth", FloatShape.INSTANCE)
                        .since(TlvKind.MAIN),
                TlvKind.of(1120, "unidirectional-utilized-bandwidth", FloatShape.INSTANCE)
                        .since(TlvKind.MAIN));
    }

    private static List<TlvKind> segmentsOfLinks() {
        SegmentIdShape peer = SegmentIdShape.ofLink("V", "L", "B", "P");
        return List.of(
                TlvKind.of(1099, "sr-adjs", new SegmentIdShape(ADJACENCY_FLAGS, "flags", "weight", false))
                        .repeated()
                        .singleUntil(5, "sr-adj"),
                TlvKind.of(1100, "sr-adj-lan", new SegmentIdShape(ADJACENCY_FLAGS, "flags", "weight", true))
                        .repeated(),
                TlvKind.of(1101, "peer-node-sids", peer).repeated().ours(),
                TlvKind.of(1102, "peer-adj-sids", peer).repeated().ours(),
                TlvKind.of(1103, "peer-set-sids", peer).repeated().ours());
    }

    private static List<TlvKind> prefixes() {
        return List.of(
                TlvKind.of(
                                1044,
                                "flexible-algorithm-prefix-metrics",
                                Structure.of(octet("algorithm"), octet("flags"), Part.reserved(2), number("metric")))
                        .repeated()
                        .ours(),
                TlvKind.of(1152, "igp-flags", FlagsShape.of("D", "N", "L", "P")),
                TlvKind.of(1153, "igp-route-tags", NUMBERS),
                TlvKind.of(1154, "igp-extended-route-tags", ListShape.of(NumberShape.U64)),
                TlvKind.of(1155, "prefix-metric", NumberShape.U32),
                TlvKind.of(1156, "ospf-forwarding-address", AddressShape.EITHER),
                TlvKind.of(1157, "opaque-prefix", DIGITS),
                TlvKind.of(
                                1158,
                                "sr-prefix-sids",
                                new SegmentIdShape(
                                        FlagsShape.of("R", "N", "P", "E", "V", "L"),
                                        "sr-prefix-flags",
                                        "sr-algorithm",
                                        false))
                        .repeated()
                        .singleUntil(5, "sr-prefix-sid"),
                TlvKind.of(1170, "sr-prefix-attribute-flags", FlagsShape.of("X", "R", "N")),
                TlvKind.of(1171, "sr-source-router-id", AddressShape.EITHER),
                TlvKind.of(1174, "source-ospf-router-id", AddressShape.IPV4).ours());
    }

    private static List<TlvKind> srv6() {
        SubTlvsPart structure = new SubTlvsPart(TlvTable.of(SID_STRUCTURE));
        return List.of(
                TlvKind.of(1106, "srv6-endx", endx(structure, null)).repeated(),
                TlvKind.of(
                                1107,
                                "srv6-lan-endx-isis",
                                endx(structure, Part.named("neighbor-id", new OctetsShape(6, OctetsShape.Form.DIGITS))))
                        .repeated(),
                TlvKind.of(1108, "srv6-lan-endx-ospf", endx(structure, Part.named("neighbor-id", AddressShape.IPV4)))
                        .repeated(),
                TlvKind.of(
                                1162,
                                "srv6-locators",
                                Structure.of(
                                        Part.named("flags", FlagsShape.of("D")),
                                        octet("algorithm"),
                                        Part.reserved(2),
                                        number("metric"),
                                        Part.rest()))
                        .repeated()
                        .singleUntil(5, "srv6-locator"),
                TlvKind.of(
                        1250,
                        "srv6-endpoint-behavior",
                        Structure.of(
                                Part.named("endpoint-behavior", NumberShape.U16),
                                Part.unshownFlags("flags"),
                                octet("algorithm"),
                                Part.rest())),
                TlvKind.of(
                                1251,
                                "srv6-bgp-peer-node-sids",
                                Structure.of(
                                        Part.named("flags", ENDX_FLAGS),
                                        octet("weight"),
                                        Part.reserved(2),
                                        number("peer-as"),
                                        Part.named("peer-bgp-identifier", AddressShape.IPV4)))
                        .repeated()
                        .ours(),
                SID_STRUCTURE);
    }

    /**
     * RFC 9514, 4.1, 4.2: behavior [2], flags [1], algorithm [1], weight [1], reserved [1], of a LAN the neighbor [6 or 4], SID [16],
     * sub-TLVs.
     */
    private static Shape endx(SubTlvsPart structure, @org.jspecify.annotations.Nullable Part neighbor) {
        List<Part> parts = new ArrayList<>(List.of(
                Part.named("behavior", NumberShape.U16),
                Part.named("flags", ENDX_FLAGS),
                octet("algorithm"),
                octet("weight"),
                Part.reserved(1)));
        if (neighbor != null) {
            parts.add(neighbor);
        }
        parts.add(Part.named("sid", AddressShape.IPV6));
        parts.add(structure);
        return new Structure(List.copyOf(parts), neighbor == null ? List.of(1) : List.of(1, 5));
    }

    private static Part octet(String name) {
        return Part.named(name, NumberShape.U8);
    }

    private static Part number(String name) {
        return Part.named(name, NumberShape.U32);
    }
}
