package org.herald.api.client;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What an OPEN says (RFC 4271, 4.2).
 *
 * @param version 4
 * @param autonomousSystem of the header field: 23456 where the number has four octets
 * @param holdTimeSeconds offered
 * @param routerId the BGP identifier
 * @param capabilities in the order of first appearance, each code once
 */
public record OpenContent(
        int version, long autonomousSystem, int holdTimeSeconds, IpAddress routerId, List<Capability> capabilities) {
    public OpenContent {
        capabilities = List.copyOf(capabilities);
    }

    /**
     * One capability code.
     *
     * @param type who decoded it; null if no installed bundle owns the code, or it is one of core's own, or malformed
     * @param value the decoded value; for {@link #MULTIPROTOCOL} the list of families, for {@link #ASN4} the number as Long; null if not decoded
     * @param raw the octets of the (last) value
     */
    public record Capability(
            int code,
            @Nullable CapabilityType<?> type,
            @Nullable Object value,
            byte[] raw) {
        private static final int LEAST_UNASSIGNED = 70;
        private static final int LEAST_RESERVED = 128;

        /** The key under which events show it when we sent it: a name, the number where nobody owns the code. */
        public String name() {
            if (type != null) {
                return type.name();
            }
            return code == MULTIPROTOCOL ? "multiprotocol" : code == ASN4 ? "asn4" : Integer.toString(code);
        }

        /** How events call the range of the registry in which a code lies that nobody owns. Compatibility: ExaBGP's ranges, not IANA's. */
        public String registryRange() {
            if (code >= LEAST_RESERVED) {
                return "reserved";
            }
            return code >= LEAST_UNASSIGNED ? "unassigned" : "unknown";
        }
    }

    /** Multiprotocol extensions (RFC 4760, 8), decoded by core: a {@code List<FamilyId>}. */
    public static final int MULTIPROTOCOL = 1;

    /** Four-octet AS numbers (RFC 6793, 3), decoded by core: a {@code Long}. */
    public static final int ASN4 = 65;

    /** The families of the multiprotocol capability, empty if it is absent. */
    @SuppressWarnings("unchecked") // core puts a list of families under this code
    public List<FamilyId> families() {
        for (Capability capability : capabilities) {
            if (capability.code() == MULTIPROTOCOL && capability.value() != null) {
                return (List<FamilyId>) capability.value();
            }
        }
        return List.of();
    }
}
