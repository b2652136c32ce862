package org.herald.lib.mup;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.lib.mup.MupRoute.DirectSegment;
import org.herald.lib.mup.MupRoute.InterworkSegment;
import org.herald.lib.mup.MupRoute.Type1Session;
import org.herald.lib.mup.MupRoute.Type2Session;
import org.herald.lib.mup.MupRoute.Unknown;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixText;
import org.herald.lib.vpn.RouteDistinguisher;

/** Routes as users read them, and the words of their fields. */
final class MupText {
    static final String TUNNEL = "teid";
    static final String QOS_FLOW = "qfi";
    static final String ENDPOINT = "endpoint";
    static final String SOURCE = "source";
    static final String RAW = "raw";
    static final int MOST_QOS_FLOW = 63;

    private static final String LINE_LEAD = "mup:";

    private MupText() {}

    // ---- events

    static void describe(MupRoute nlri, FieldSink out) {
        MupRouteType type = MupRouteType.of(nlri.code());
        if (type == null || nlri instanceof Unknown) {
            out.field("code", nlri.code());
            out.field("parsed", false);
            describeRaw(nlri, out);
            return;
        }
        out.field("name", type.title());
        out.field("arch", nlri.architecture());
        out.field("code", nlri.code());
        if (nlri instanceof InterworkSegment route) {
            describe(route.prefix(), out);
            route.distinguisher().describe(out);
            describeRaw(nlri, out);
        } else if (nlri instanceof DirectSegment route) {
            out.field("ip", route.address());
            route.distinguisher().describe(out);
            describeRaw(nlri, out);
        } else if (nlri instanceof Type1Session route) {
            describe(route.prefix(), out);
            // Compatibility: both are texts, though they are numbers.
            out.field(TUNNEL, Long.toString(route.tunnel()));
            out.field(QOS_FLOW, Integer.toString(route.qosFlow()));
            route.distinguisher().describe(out);
            out.field("endpoint_ip_len", route.endpoint().bits());
            out.field("endpoint_ip", route.endpoint());
            IpAddress source = route.source();
            out.field("source_ip_len", source == null ? 0 : source.bits());
            if (source == null) {
                out.field("source_ip", "");
            } else {
                out.field("source_ip", source);
            }
        } else if (nlri instanceof Type2Session route) {
            out.field("endpoint_len", route.endpoint().bits() + route.tunnelBits());
            out.field("endpoint_ip", route.endpoint());
            route.distinguisher().describe(out);
            out.field(TUNNEL, Long.toString(route.tunnel()));
        }
    }

    private static void describe(Prefix prefix, FieldSink out) {
        out.field("prefix_ip_len", prefix.bits());
        out.field("prefix_ip", prefix.address());
    }

    private static void describeRaw(MupRoute nlri, FieldSink out) {
        byte[] octets = octets(nlri);
        out.name(RAW).hex("", octets, 0, octets.length);
    }

    private static byte[] octets(MupRoute nlri) {
        WireWriter octets = new WireWriter();
        MupCodec.write(nlri, octets);
        return octets.toByteArray();
    }

    // ---- lines: mup:isd::100:100:10.0.1.0/24

    static void printLine(MupRoute nlri, TextWriter out) {
        MupRouteType type = MupRouteType.of(nlri.code());
        if (type == null || nlri instanceof Unknown) {
            out.word(LINE_LEAD).glue().word(RAW).glue().word(":");
            printHex(nlri, out.glue());
            return;
        }
        out.word(LINE_LEAD).glue().word(type.textWord()).glue().word(":");
        if (nlri instanceof InterworkSegment route) {
            PrefixText.print(route.prefix(), colon(part(route.distinguisher(), out)));
        } else if (nlri instanceof DirectSegment route) {
            colon(part(route.distinguisher(), out)).address(route.address());
        } else if (nlri instanceof Type1Session route) {
            PrefixText.print(route.prefix(), colon(part(route.distinguisher(), out)));
            colon(out).number(route.tunnel());
            colon(out).number(route.qosFlow());
            printHost(route.endpoint(), colon(out));
            if (route.source() != null) {
                printHost(route.source(), colon(out));
            }
        } else if (nlri instanceof Type2Session route) {
            colon(part(route.distinguisher(), out)).number(route.endpoint().bits() + route.tunnelBits());
            colon(out).address(route.endpoint());
            // Compatibility: with a colon behind the last part.
            colon(out).number(route.tunnel()).glue().word(":");
        }
    }

    private static TextWriter part(RouteDistinguisher distinguisher, TextWriter out) {
        return colon(out).word(distinguisher.toString());
    }

    private static TextWriter colon(TextWriter out) {
        return out.glue().word(":").glue();
    }

    private static void printHost(IpAddress address, TextWriter out) {
        out.address(address).glue().word("/").glue().number(address.bits());
    }

    private static void printHex(MupRoute nlri, TextWriter out) {
        byte[] octets = octets(nlri);
        out.hex(octets, 0, octets.length);
    }

    // ---- statements

    static void printWords(MupRoute nlri, TextWriter out) {
        MupRouteType type = MupRouteType.of(nlri.code());
        if (type == null || !hasWords(nlri)) {
            printHex(nlri, out.word(RAW));
            return;
        }
        out.word(type.word());
        if (nlri instanceof InterworkSegment route) {
            PrefixText.print(route.prefix(), out);
            route.distinguisher().print(out);
        } else if (nlri instanceof DirectSegment route) {
            route.distinguisher().print(out.address(route.address()));
        } else if (nlri instanceof Type1Session route) {
            PrefixText.print(route.prefix(), out);
            route.distinguisher().print(out);
            out.word(TUNNEL).number(route.tunnel()).word(QOS_FLOW).number(route.qosFlow());
            out.word(ENDPOINT).address(route.endpoint());
            if (route.source() != null) {
                out.word(SOURCE).address(route.source());
            }
        } else if (nlri instanceof Type2Session route) {
            route.distinguisher().print(out.address(route.endpoint()));
            out.word(TUNNEL).number(route.tunnel()).glue().word("/").glue().number(route.tunnelBits());
        }
    }

    /** What no word can express goes as digits: a QFI that 3GPP does not have, bits of a TEID in front of those that count. */
    private static boolean hasWords(MupRoute nlri) {
        if (nlri instanceof Type1Session route) {
            return route.qosFlow() <= MOST_QOS_FLOW;
        }
        if (nlri instanceof Type2Session route) {
            return route.tunnel() >>> route.tunnelBits() == 0;
        }
        return !(nlri instanceof Unknown);
    }
}
