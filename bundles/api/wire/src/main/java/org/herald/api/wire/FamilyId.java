package org.herald.api.wire;

/**
 * An address family as the protocol numbers it (RFC 4760, 3).
 *
 * @param afi Address Family Identifier, 0 to 65535
 * @param safi Subsequent Address Family Identifier, 0 to 255
 */
public record FamilyId(int afi, int safi) implements Comparable<FamilyId> {
    /** IPv4 unicast, the family that a session without multiprotocol capability carries (RFC 4760, 8). */
    public static final FamilyId IPV4_UNICAST =
            new FamilyId(AddressFamilyNumber.IPV4, SubsequentAddressFamilyNumber.UNICAST);

    /** IPv6 unicast. */
    public static final FamilyId IPV6_UNICAST =
            new FamilyId(AddressFamilyNumber.IPV6, SubsequentAddressFamilyNumber.UNICAST);

    /** @throws IllegalArgumentException if a number is out of its range */
    public FamilyId {
        if (afi < 0 || afi > 0xFFFF) {
            throw new IllegalArgumentException("AFI " + afi + " is out of range (0-65535)");
        }
        if (safi < 0 || safi > 0xFF) {
            throw new IllegalArgumentException("SAFI " + safi + " is out of range (0-255)");
        }
    }

    /** Both numbers in one: AFI in bits 8 to 23, SAFI in bits 0 to 7. Orders and identifies families without an object. */
    public int packed() {
        return afi << 8 | safi;
    }

    /** The family whose {@link #packed()} form this is. */
    public static FamilyId ofPacked(int packed) {
        return new FamilyId(packed >>> 8, packed & 0xFF);
    }

    /** By AFI, then SAFI: the order in which an OPEN lists families. */
    @Override
    public int compareTo(FamilyId other) {
        return Integer.compare(packed(), other.packed());
    }

    /** The numbers with a slash, {@code 1/1}: for logs; users read the names that the family's bundle gives. */
    @Override
    public String toString() {
        return afi + "/" + safi;
    }
}
