package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.config.Grammar;
import org.herald.lib.vpn.RouteDistinguisher;

/** The words of NLRI as documentation shows them, each with a statement that is valid. */
final class LinkStateGrammar {
    private static final String COMMON = "protocol-id <0-255> [l3-routing-topology <0-18446744073709551615>] ";
    private static final String NODE =
            "[ autonomous-system 65000 bgp-ls-identifier 0 ospf-area-id 0.0.0.0" + " router-id 192.0.2.1 ] ";
    private static final String ISIS_NODE = "[ autonomous-system 65000 bgp-ls-identifier 0 router-id 000000000013 ] ";
    private static final String HOP = "next-hop 192.0.2.254";

    private LinkStateGrammar() {}

    /** @param rd word and value for the examples, with a blank behind it; empty in SAFI 71 */
    static Grammar of(String rd) {
        boolean isVpn = !rd.isEmpty();
        String common = COMMON + (isVpn ? "rd <route-distinguisher> " : "");
        String node = "node " + rd + "protocol-id 3 l3-routing-topology 0 node-descriptors " + NODE + HOP;
        List<Grammar.Statement> all = new ArrayList<>(List.of(
                new Grammar.Statement(
                        "node",
                        common + "node-descriptors [ ... ]",
                        "a node of a topology (RFC 9552), of protocol 1 IS-IS level 1, 2 IS-IS level 2, 3 OSPFv2, 4 direct,"
                                + " 5 static, 6 OSPFv3 or 7 BGP",
                        node),
                new Grammar.Statement(
                        "link",
                        common + "local-node-descriptors [ ... ] remote-node-descriptors [ ... ]"
                                + " [link-identifiers ( link-local-id <n> link-remote-id <n> )]"
                                + " [interface-addresses <ip>] [neighbor-addresses <ip>] [multi-topology-ids [ <0-4095> ]]",
                        "one direction of a link between two nodes",
                        "link " + rd + "protocol-id 2 local-node-descriptors " + ISIS_NODE
                                + "remote-node-descriptors [ autonomous-system 65000 router-id 00000000001403 ] "
                                + "link-identifiers ( link-local-id 16 link-remote-id 0 ) interface-addresses 192.0.2.5 "
                                + "neighbor-addresses 192.0.2.6 multi-topology-ids [ 2 ] " + HOP),
                new Grammar.Statement(
                        "prefix-v4",
                        common + "node-descriptors [ ... ] [multi-topology-ids [ <0-4095> ]] [ospf-route-type <0-255>]"
                                + " ip-reach-prefix <prefix>",
                        "an IPv4 prefix that a node reaches",
                        "prefix-v4 " + rd + "protocol-id 3 node-descriptors " + NODE
                                + "ospf-route-type 1 ip-reach-prefix 203.0.113.0/24 " + HOP),
                new Grammar.Statement(
                        "prefix-v6",
                        common + "node-descriptors [ ... ] [multi-topology-ids [ <0-4095> ]] [ospf-route-type <0-255>]"
                                + " ip-reach-prefix <prefix>",
                        "an IPv6 prefix that a node reaches",
                        "prefix-v6 " + rd + "protocol-id 2 node-descriptors " + ISIS_NODE
                                + "multi-topology-ids [ 2 ] ip-reach-prefix 2001:db8::/32 " + HOP),
                new Grammar.Statement(
                        "srv6sid",
                        common + "node-descriptors [ ... ] [multi-topology-ids [ <0-4095> ]] srv6-sid <ipv6>",
                        "an SRv6 SID of a node (RFC 9514)",
                        "srv6sid " + rd + "protocol-id 2 node-descriptors " + ISIS_NODE + "srv6-sid 2001:db8:1::1 "
                                + HOP),
                new Grammar.Statement(
                        "raw",
                        "<0-65535> 0x<octets>",
                        "an NLRI of any type by the octets behind its length",
                        "raw 5 0xABCD " + HOP),
                new Grammar.Statement(
                        "tlv",
                        "<0-65535> 0x<octets>",
                        "a TLV of the NLRI, or of a list of descriptors, by its octets",
                        "node " + rd
                                + "protocol-id 3 node-descriptors [ router-id 192.0.2.1 tlv 600 0xAB ] tlv 300 0xCD "
                                + HOP),
                new Grammar.Statement(
                        "node-descriptors",
                        "[ autonomous-system <asn> | bgp-ls-identifier <0-4294967295> | ospf-area-id <A.B.C.D>"
                                + " | router-id <ip | digits> [designated-router-id <ip>] | bgp-router-id <ip>"
                                + " | member-as <asn> | tlv <0-65535> 0x<octets> ... ]",
                        "what tells the node; for a link local-node-descriptors and remote-node-descriptors",
                        node)));
        if (isVpn) {
            all.add(RouteDistinguisher.grammar(RouteDistinguisher.WORD, node));
        }
        return new Grammar(all);
    }
}
