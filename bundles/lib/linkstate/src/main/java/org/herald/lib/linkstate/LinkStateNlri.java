package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.wire.Octets;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * A node, link, prefix or SRv6 SID of a link-state topology, or an NLRI of another type as octets.
 *
 * @param type 0 to 65535, from the IANA registry "BGP-LS NLRI Types"
 * @param distinguisher of an NLRI of SAFI 72; null in SAFI 71 and where only {@code raw} is known
 * @param protocol where it comes from, 0 to 255, from the registry "BGP-LS Protocol-IDs"; 0 where only {@code raw} is known
 * @param identifier of the instance of the protocol, 64 unsigned bits
 * @param tlvs as on the wire: in ascending order of their types
 * @param raw all octets behind the length, where the type is not known; null where it is
 */
public record LinkStateNlri(
        int type,
        @Nullable RouteDistinguisher distinguisher,
        int protocol,
        long identifier,
        List<Tlv> tlvs,
        @Nullable Octets raw) {
    public LinkStateNlri {
        tlvs = List.copyOf(tlvs);
    }

    static LinkStateNlri ofRaw(int type, byte[] octets) {
        return new LinkStateNlri(type, null, 0, 0, List.of(), Octets.of(octets));
    }
}
