package org.herald.attribute.bfddiscriminator;

import java.util.List;
import org.herald.api.wire.Octets;

/**
 * Which BFD session watches the upstream of a multicast tunnel.
 *
 * @param mode 0 to 255; 1 is a point-to-multipoint session (RFC 9026, 3.1.6)
 * @param discriminator 0 to 4294967295
 * @param tlvs in the order received; may be empty
 */
record BfdDiscriminator(int mode, long discriminator, List<Tlv> tlvs) {
    /** The mode of a point-to-multipoint session. */
    static final int POINT_TO_MULTIPOINT = 1;

    /** The type of the TLV that holds the source's address. */
    static final int SOURCE = 1;

    /** One TLV. @param type 0 to 255 @param value up to 255 octets; of {@link #SOURCE} 4 or 16 */
    record Tlv(int type, Octets value) {}

    BfdDiscriminator {
        tlvs = List.copyOf(tlvs);
    }
}
