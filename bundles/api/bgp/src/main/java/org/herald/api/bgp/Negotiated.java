package org.herald.api.bgp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/**
 * The facts that two OPENs gave: what a session keeps, rather than codec objects, so that bundles can go while it lasts.
 *
 * @param families those that both offered, in the peer's order
 * @param holdTimeSeconds the smaller of both, 0 for none
 * @param isAsn4 four-octet AS numbers (RFC 6793)
 * @param messageOctets the longest message, 4096 or 65535 (RFC 8654)
 * @param refresh what both can do
 * @param addPathSend families in which we send path identifiers (RFC 7911)
 * @param addPathReceive families in which the peer does
 * @param extendedNextHops what RFC 8950 gave
 * @param isOperational both sent the operational capability
 * @param isMultisession both sent the multi-session capability
 * @param facts what capabilities of other bundles agreed on: values of JDK types by a name that their documentation gives
 */
public record Negotiated(
        List<FamilyId> families,
        int holdTimeSeconds,
        boolean isAsn4,
        int messageOctets,
        RefreshSupport refresh,
        Set<FamilyId> addPathSend,
        Set<FamilyId> addPathReceive,
        List<ExtendedNextHop> extendedNextHops,
        boolean isOperational,
        boolean isMultisession,
        Map<String, Object> facts) {

    /** The longest message without the extended-message capability (RFC 4271, 4.1). */
    public static final int STANDARD_MESSAGE_OCTETS = 4096;

    /** The longest message with it (RFC 8654). */
    public static final int EXTENDED_MESSAGE_OCTETS = 65535;

    /** What holds before the OPENs are exchanged. */
    public static final Negotiated NOTHING = new Builder().build();

    /** Routes of the family may have a next hop of that address family (RFC 8950, 4). */
    public record ExtendedNextHop(FamilyId family, int nextHopAfi) {}

    public Negotiated {
        families = List.copyOf(families);
        addPathSend = Set.copyOf(addPathSend);
        addPathReceive = Set.copyOf(addPathReceive);
        extendedNextHops = List.copyOf(extendedNextHops);
        facts = Map.copyOf(facts);
    }

    public boolean hasFamily(FamilyId family) {
        return families.contains(family);
    }

    /** Whether routes of a family may have a next hop of another address family. */
    public boolean allowsNextHop(FamilyId family, int nextHopAfi) {
        return extendedNextHops.contains(new ExtendedNextHop(family, nextHopAfi));
    }

    /** Collects the facts. Not thread safe. */
    public static final class Builder {
        private List<FamilyId> families = List.of();
        private int holdTimeSeconds;
        private boolean isAsn4;
        private int messageOctets = STANDARD_MESSAGE_OCTETS;
        private boolean hasRefresh;
        private boolean hasEnhancedRefresh;
        private final Set<FamilyId> addPathSend = new HashSet<>();
        private final Set<FamilyId> addPathReceive = new HashSet<>();
        private final List<ExtendedNextHop> extendedNextHops = new ArrayList<>();
        private boolean isOperational;
        private boolean isMultisession;
        private final Map<String, Object> facts = new HashMap<>();
        private @Nullable RefusedException refusal;

        public Builder families(List<FamilyId> both) {
            families = both;
            return this;
        }

        public Builder holdTimeSeconds(int seconds) {
            holdTimeSeconds = seconds;
            return this;
        }

        public Builder asn4(boolean is) {
            isAsn4 = is;
            return this;
        }

        public Builder messageOctets(int octets) {
            messageOctets = octets;
            return this;
        }

        public Builder refresh() {
            hasRefresh = true;
            return this;
        }

        public Builder enhancedRefresh() {
            hasEnhancedRefresh = true;
            return this;
        }

        public Builder addPathSend(FamilyId family) {
            addPathSend.add(family);
            return this;
        }

        public Builder addPathReceive(FamilyId family) {
            addPathReceive.add(family);
            return this;
        }

        public Builder extendedNextHop(FamilyId family, int nextHopAfi) {
            extendedNextHops.add(new ExtendedNextHop(family, nextHopAfi));
            return this;
        }

        public Builder operational() {
            isOperational = true;
            return this;
        }

        public Builder multisession() {
            isMultisession = true;
            return this;
        }

        /** @param value of a JDK type, immutable */
        public Builder fact(String name, Object value) {
            facts.put(name, value);
            return this;
        }

        /** The session is not to be: it ends with this NOTIFICATION of code 2. The first refusal counts. */
        public Builder refuse(int subcode, byte[] data, String why) {
            if (refusal == null) {
                refusal = new RefusedException(subcode, data, why);
            }
            return this;
        }

        /** The refusal, or null. */
        public @Nullable RefusedException refusal() {
            return refusal;
        }

        public Negotiated build() {
            RefreshSupport refresh = hasEnhancedRefresh
                    ? RefreshSupport.ENHANCED
                    : hasRefresh ? RefreshSupport.NORMAL : RefreshSupport.ABSENT;
            return new Negotiated(
                    families,
                    holdTimeSeconds,
                    isAsn4,
                    messageOctets,
                    refresh,
                    addPathSend,
                    addPathReceive,
                    extendedNextHops,
                    isOperational,
                    isMultisession,
                    facts);
        }
    }

    /** A capability does not accept the session: NOTIFICATION 2/subcode. */
    public static final class RefusedException extends Exception {
        private final int subcode;
        private final byte[] data;

        RefusedException(int subcode, byte[] data, String why) {
            super(why, null, false, false);
            this.subcode = subcode;
            this.data = data;
        }

        public int subcode() {
            return subcode;
        }

        public byte[] data() {
            return data;
        }
    }
}
