package org.herald.command.rib;

import org.herald.api.config.Words;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.SubsequentAddressFamilyNumber;
import org.jspecify.annotations.Nullable;

/** The words that limit {@code show adj-rib} to some families: classes of NLRI in the reference, so numbers and not names decide. */
enum RouteKind {
    /** IPv4 and IPv6 prefixes, with and without labels and route distinguisher. */
    INET("inet"),
    FLOW("flow"),
    L2VPN("l2vpn");

    private final String word;

    RouteKind(String word) {
        this.word = word;
    }

    static @Nullable RouteKind accept(Words words) {
        for (RouteKind kind : values()) {
            if (words.accept(kind.word)) {
                return kind;
            }
        }
        return null;
    }

    boolean includes(FamilyId family) {
        boolean isInet = family.afi() == AddressFamilyNumber.IPV4 || family.afi() == AddressFamilyNumber.IPV6;
        return switch (this) {
            case INET ->
                isInet
                        && switch (family.safi()) {
                            case SubsequentAddressFamilyNumber.UNICAST,
                                    SubsequentAddressFamilyNumber.MULTICAST,
                                    SubsequentAddressFamilyNumber.MPLS_LABEL,
                                    SubsequentAddressFamilyNumber.MPLS_VPN -> true;
                            default -> false;
                        };
            case FLOW ->
                family.safi() == SubsequentAddressFamilyNumber.FLOW
                        || family.safi() == SubsequentAddressFamilyNumber.FLOW_VPN;
            case L2VPN -> family.afi() == AddressFamilyNumber.L2VPN;
        };
    }
}
