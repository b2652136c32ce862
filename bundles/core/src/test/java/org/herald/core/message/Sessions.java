package org.herald.core.message;

import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Negotiated;
import org.herald.api.wire.FamilyId;
import org.herald.core.testing.Installed;

/** Sessions of our AS 65001 as codecs see them. */
final class Sessions {
    static final long OURS = 65001;
    static final long THEIRS = 65002;

    /** With AS 65002, four-octet numbers, IPv4 and IPv6 unicast. */
    static final CodecContext EXTERNAL = of(true, THEIRS, facts(true));

    /** The same inside our AS. */
    static final CodecContext INTERNAL = of(true, OURS, facts(true));

    /** With AS 65002 and two-octet numbers. */
    static final CodecContext EXTERNAL_2 = of(false, THEIRS, facts(false));

    private Sessions() {}

    static Negotiated.Builder facts(boolean isAsn4) {
        return new Negotiated.Builder()
                .families(List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST))
                .asn4(isAsn4)
                .holdTimeSeconds(180);
    }

    static CodecContext of(boolean isAsn4, long peerAs, Negotiated.Builder facts) {
        return of(isAsn4, OURS, peerAs, facts);
    }

    static CodecContext of(boolean isAsn4, long localAs, long peerAs, Negotiated.Builder facts) {
        return new CodecContext(isAsn4, localAs == peerAs, localAs, peerAs, false, facts.build(), Installed.CODECS, 0);
    }
}
