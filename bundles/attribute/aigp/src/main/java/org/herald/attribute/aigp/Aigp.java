package org.herald.attribute.aigp;

import java.util.List;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Accumulated IGP metric and what else the attribute holds.
 *
 * @param tlvs at least one, in the order received
 */
record Aigp(List<Tlv> tlvs) {
    /** The type of the TLV that holds the metric. */
    static final int METRIC = 1;

    /** One TLV. @param type 0 to 255 @param value up to 65532 octets; 8 of them for {@link #METRIC} */
    record Tlv(int type, Octets value) {}

    Aigp {
        tlvs = List.copyOf(tlvs);
    }

    static Tlv metric(long bits) {
        return new Tlv(METRIC, Octets.of(new WireWriter().u64(bits).toByteArray()));
    }

    /** The first TLV with a metric: "any additional AIGP TLVs are ignored" (RFC 7311, 3). Null if there is none. */
    @Nullable
    Tlv metric() {
        for (Tlv tlv : tlvs) {
            if (tlv.type == METRIC) {
                return tlv;
            }
        }
        return null;
    }
}
