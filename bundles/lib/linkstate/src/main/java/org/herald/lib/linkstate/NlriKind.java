package org.herald.lib.linkstate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of NLRI whose TLVs are known (RFC 9552, 5.2; RFC 9514, 6): code, words, TLVs that may and must be there. */
enum NlriKind {
    NODE(1, "node", "bgpls-node", Tables.NODE, 256),
    LINK(2, "link", "bgpls-link", Tables.LINK, 256, 257),
    PREFIX_V4(3, "prefix-v4", "bgpls-prefix-v4", Tables.PREFIX_V4, 256, 265),
    PREFIX_V6(4, "prefix-v6", "bgpls-prefix-v6", Tables.PREFIX_V6, 256, 265),
    SRV6_SID(6, "srv6sid", "bgpls-srv6sid", Tables.SRV6_SID, 256, 518);

    static final int LOCAL_NODE = 256;
    static final int REMOTE_NODE = 257;
    static final int LINK_IDENTIFIERS = 258;
    static final List<Integer> INTERFACE_ADDRESSES = List.of(259, 261);
    static final List<Integer> NEIGHBOR_ADDRESSES = List.of(260, 262);
    static final int MULTI_TOPOLOGY_IDS = 263;
    static final int OSPF_ROUTE_TYPE = 264;
    static final int REACHABILITY = 265;
    static final int ROUTER_ID = 515;
    static final int SRV6_SID_INFORMATION = 518;

    final int code;
    /** Its word in statements. */
    final String word;
    /** Its name in events. */
    final String shown;

    final TlvTable table;
    final List<Integer> mandatory;

    NlriKind(int code, String word, String shown, TlvTable table, Integer... mandatory) {
        this.code = code;
        this.word = word;
        this.shown = shown;
        this.table = table;
        this.mandatory = List.of(mandatory);
    }

    static @Nullable NlriKind of(int code) {
        for (NlriKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }

    /** The key of a TLV that the kind has. */
    String key(int tlvCode) {
        TlvKind kind = table.kind(tlvCode);
        if (kind == null) {
            throw new IllegalStateException(word + " has no TLV " + tlvCode);
        }
        return kind.key();
    }

    /** In a class of its own, since constants of an enum are made before its other fields. */
    private static final class Tables {
        private static final TlvTable DESCRIPTORS = TlvTable.of(
                TlvKind.of(512, "autonomous-system", NumberShape.U32),
                TlvKind.of(513, "bgp-ls-identifier", new NumberShape(4, 32, true)),
                TlvKind.of(514, "ospf-area-id", AddressShape.EITHER),
                TlvKind.of(ROUTER_ID, "router-id", RouterIdShape.INSTANCE),
                TlvKind.of(516, "bgp-router-id", AddressShape.IPV4),
                TlvKind.of(517, "member-as", NumberShape.U32));
        private static final TlvListShape NODE_SHAPE = new TlvListShape(DESCRIPTORS);
        private static final TlvKind LOCAL = TlvKind.of(LOCAL_NODE, "node-descriptors", NODE_SHAPE);
        private static final TlvKind TOPOLOGIES =
                TlvKind.of(MULTI_TOPOLOGY_IDS, "multi-topology-ids", ListShape.of(NumberShape.ofBits(2, 12)));
        private static final TlvKind ROUTE_TYPE = TlvKind.of(OSPF_ROUTE_TYPE, "ospf-route-type", NumberShape.U8);

        static final TlvTable NODE = TlvTable.of(LOCAL);
        static final TlvTable LINK = TlvTable.of(
                TlvKind.of(LOCAL_NODE, "local-node-descriptors", NODE_SHAPE),
                TlvKind.of(REMOTE_NODE, "remote-node-descriptors", NODE_SHAPE),
                TlvKind.of(
                                LINK_IDENTIFIERS,
                                "link-identifiers",
                                Structure.of(
                                        Part.named("link-local-id", NumberShape.U32),
                                        Part.named("link-remote-id", NumberShape.U32)))
                        .repeated(),
                TlvKind.of(259, "interface-addresses", AddressShape.IPV4).repeated(),
                TlvKind.of(260, "neighbor-addresses", AddressShape.IPV4).repeated(),
                TlvKind.of(261, "interface-addresses", AddressShape.IPV6).repeated(),
                TlvKind.of(262, "neighbor-addresses", AddressShape.IPV6).repeated(),
                TOPOLOGIES);
        static final TlvTable PREFIX_V4 = prefix(ReachabilityShape.IPV4);
        static final TlvTable PREFIX_V6 = prefix(ReachabilityShape.IPV6);
        static final TlvTable SRV6_SID =
                TlvTable.of(LOCAL, TOPOLOGIES, TlvKind.of(SRV6_SID_INFORMATION, "srv6-sid", AddressShape.IPV6));

        private static TlvTable prefix(ReachabilityShape reachability) {
            return TlvTable.of(
                    LOCAL, TOPOLOGIES, ROUTE_TYPE, TlvKind.of(REACHABILITY, "ip-reach-prefix", reachability));
        }
    }
}
