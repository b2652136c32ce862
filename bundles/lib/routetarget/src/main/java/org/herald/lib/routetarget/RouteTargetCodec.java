package org.herald.lib.routetarget;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * Length in bits [1], origin AS [4], route target [as many octets as hold its bits, up to 8] (RFC 4684, 4); of the default the length alone. The
 * key is the same.
 */
public final class RouteTargetCodec implements NlriCodec<RouteTargetMembership> {
    /** For both address families. */
    public static final RouteTargetCodec INSTANCE = new RouteTargetCodec();

    private static final String ORIGIN = RouteTargetSyntax.ORIGIN;
    private static final String TARGET = RouteTargetSyntax.TARGET;
    private static final int LAST_SHIFT = RouteTargetMembership.TARGET_BITS - 8;

    private RouteTargetCodec() {}

    /** @throws MalformedException without a severity, if the length is 1 to 31 or above 96, or octets are missing */
    @Override
    public RouteTargetMembership decode(WireReader in, CodecContext context) throws MalformedException {
        int lengthAt = in.position();
        int bits = in.u8();
        if (!RouteTargetMembership.isLength(bits)) {
            throw new MalformedException(
                    "length " + bits + " of a route target membership is out of range (0, 32-96)", lengthAt);
        }
        if (bits == 0) {
            return RouteTargetMembership.DEFAULT;
        }
        long origin = in.u32();
        long target = 0;
        int octets = octets(bits);
        for (int index = 0; index < octets; index++) {
            target |= (long) in.u8() << LAST_SHIFT - index * 8;
        }
        return new RouteTargetMembership(bits, origin, target);
    }

    private static int octets(int bits) {
        return (bits - RouteTargetMembership.ORIGIN_BITS + 7) / 8;
    }

    @Override
    public void encode(RouteTargetMembership nlri, WireWriter out, CodecContext context) {
        encodeKey(nlri, out);
    }

    @Override
    public void encodeKey(RouteTargetMembership nlri, WireWriter out) {
        out.u8(nlri.bits());
        if (nlri.bits() == 0) {
            return;
        }
        out.u32(nlri.origin());
        int octets = octets(nlri.bits());
        for (int index = 0; index < octets; index++) {
            out.u8((int) (nlri.target() >>> LAST_SHIFT - index * 8) & 0xFF);
        }
    }

    /** Compatibility: the default shows origin 0 and no target. */
    @Override
    public void describe(RouteTargetMembership nlri, long pathId, FieldSink out) {
        out.field(ORIGIN, nlri.origin());
        out.name(TARGET);
        if (nlri.targetBits() == 0) {
            out.absent();
        } else {
            out.text(RouteTargetText.shown(nlri));
        }
    }

    @Override
    public void print(RouteTargetMembership nlri, long pathId, TextWriter out) {
        if (!out.isConfiguration()) {
            printLine(nlri, out);
            return;
        }
        if (nlri.bits() == 0) {
            out.word(RouteTargetSyntax.DEFAULT);
            return;
        }
        out.word(ORIGIN).number(nlri.origin());
        if (nlri.targetBits() > 0) {
            out.word(TARGET).word(RouteTargetText.written(nlri));
        }
    }

    /** Compatibility: {@code rtc 65000:target:65000:1}, {@code rtc wildcard}, as ExaBGP prints it. */
    private static void printLine(RouteTargetMembership nlri, TextWriter out) {
        out.word(RouteTargetSyntax.SAFI);
        if (nlri.bits() == 0) {
            out.word("wildcard");
            return;
        }
        out.number(nlri.origin());
        if (nlri.targetBits() > 0) {
            out.glue().word(":").glue().word(RouteTargetText.shown(nlri));
        }
    }
}
