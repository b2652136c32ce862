package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * Reads and writes the value of a Tunnel Encapsulation attribute (RFC 9012, 2): tunnels of type [2], length [2] and sub-TLVs of type [1], length
 * [1], or [2] from type 128 on.
 */
public final class TunnelCodec {
    /** Types from this on have lengths of two octets (RFC 9012, 2). */
    static final int LONG_TYPES = 128;

    private static final int MOST_LENGTH = 0xFFFF;
    private static final int MOST_SHORT_LENGTH = 0xFF;

    private TunnelCodec() {}

    /**
     * Reads all octets of the window.
     *
     * @throws MalformedException without a severity of its own if a length does not fit, or for what RFC 9830 calls malformed in an SR policy
     */
    public static TunnelEncapsulation decode(WireReader in) throws MalformedException {
        if (!in.hasRemaining()) {
            throw in.malformed("a Tunnel Encapsulation attribute has at least one tunnel");
        }
        List<TunnelEncapsulation.Tunnel> tunnels = new ArrayList<>();
        while (in.hasRemaining()) {
            int type = in.u16();
            tunnels.add(tunnel(type, in.slice(in.u16())));
        }
        return new TunnelEncapsulation(tunnels);
    }

    private static TunnelEncapsulation.Tunnel tunnel(int tunnelType, WireReader in) throws MalformedException {
        List<SubTlv> subTlvs = new ArrayList<>();
        while (in.hasRemaining()) {
            int at = in.position();
            int type = in.u8();
            SubTlv subTlv = SubTlvCodec.decode(tunnelType, type, in.slice(type < LONG_TYPES ? in.u8() : in.u16()));
            if (tunnelType == TunnelType.SR_POLICY && isRepeated(type, subTlvs)) {
                throw new MalformedException("an SR policy has sub-TLV " + type + " at most once", at);
            }
            subTlvs.add(subTlv);
        }
        return new TunnelEncapsulation.Tunnel(tunnelType, subTlvs);
    }

    /** Whether there is one already of those that an SR policy may have once (RFC 9830, 2.4). */
    static boolean isRepeated(int type, List<SubTlv> before) {
        return SubTlvCodec.isOfSrPolicy(type)
                && type != SubTlv.SEGMENT_LIST
                && type != SubTlv.SRV6_BINDING_SID
                && before.stream().anyMatch(subTlv -> subTlv.type() == type);
    }

    /** Writes all tunnels. @throws CapacityExceededException if a length does not fit in its octets */
    public static void encode(TunnelEncapsulation value, WireWriter out) {
        for (TunnelEncapsulation.Tunnel tunnel : value.tunnels()) {
            int lengthAt = out.u16(tunnel.type()).reserve(2);
            encodeSubTlvs(tunnel, out);
            close(lengthAt, MOST_LENGTH, out);
        }
    }

    static void encodeSubTlvs(TunnelEncapsulation.Tunnel tunnel, WireWriter out) {
        for (SubTlv subTlv : tunnel.subTlvs()) {
            boolean isLong = subTlv.type() >= LONG_TYPES;
            int lengthAt = out.u8(subTlv.type()).reserve(isLong ? 2 : 1);
            SubTlvCodec.encode(subTlv, out);
            close(lengthAt, isLong ? MOST_LENGTH : MOST_SHORT_LENGTH, out);
        }
    }

    private static void close(int lengthAt, int most, WireWriter out) {
        int lengthOctets = most == MOST_LENGTH ? 2 : 1;
        int length = out.size() - lengthAt - lengthOctets;
        if (length > most) {
            throw new CapacityExceededException(most);
        }
        if (lengthOctets == 2) {
            out.patchU16(lengthAt, length);
        } else {
            out.patchU8(lengthAt, length);
        }
    }
}
