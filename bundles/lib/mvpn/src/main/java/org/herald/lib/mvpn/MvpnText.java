package org.herald.lib.mvpn;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.lib.mvpn.MvpnRoute.InterAsInclusive;
import org.herald.lib.mvpn.MvpnRoute.IntraAsInclusive;
import org.herald.lib.mvpn.MvpnRoute.Join;
import org.herald.lib.mvpn.MvpnRoute.Leaf;
import org.herald.lib.mvpn.MvpnRoute.Selective;
import org.herald.lib.mvpn.MvpnRoute.SourceActive;
import org.herald.lib.mvpn.MvpnRoute.Tree;
import org.herald.lib.mvpn.MvpnRoute.Unknown;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/** Routes as users read them, and the words of their fields. */
final class MvpnText {
    static final String SOURCE = "source";
    static final String RENDEZVOUS_POINT = "rp";
    static final String GROUP = "group";
    static final String SOURCE_AS = "source-as";
    static final String ORIGINATOR = "originator";
    static final String ROUTE_KEY = "route-key";
    static final String RAW = "raw";
    /** In the place of a source or a group: all of them. */
    static final String ALL = "*";

    private static final String LINE_LEAD = "mvpn:";

    private MvpnText() {}

    // ---- events

    static void describe(MvpnRoute nlri, FieldSink out) {
        out.field("code", nlri.code());
        MvpnRouteType type = nlri instanceof Unknown ? null : MvpnRouteType.of(nlri.code());
        out.field("parsed", type != null);
        byte[] octets = octets(nlri);
        out.name(RAW).hex("", octets, 0, octets.length);
        if (type != null) {
            out.field("name", type.title());
        }
        if (nlri instanceof IntraAsInclusive route) {
            route.distinguisher().describe(out);
            out.field(ORIGINATOR, route.originator());
        } else if (nlri instanceof InterAsInclusive route) {
            route.distinguisher().describe(out);
            describeAs(route.sourceAs(), out);
        } else if (nlri instanceof Selective route) {
            route.distinguisher().describe(out);
            describe(SOURCE, route.source(), out);
            describe(GROUP, route.group(), out);
            out.field(ORIGINATOR, route.originator());
        } else if (nlri instanceof Leaf route) {
            out.name(ROUTE_KEY).openObject();
            describe(route.routeKey(), out);
            out.closeObject();
            out.field(ORIGINATOR, route.originator());
        } else if (nlri instanceof SourceActive route) {
            route.distinguisher().describe(out);
            describe(SOURCE, route.source(), out);
            describe(GROUP, route.group(), out);
        } else if (nlri instanceof Join route) {
            route.distinguisher().describe(out);
            describeAs(route.sourceAs(), out);
            describe(SOURCE, route.source(), out);
            describe(GROUP, route.group(), out);
        }
    }

    /** Compatibility: a text, though it is a number. */
    private static void describeAs(long number, FieldSink out) {
        out.field(SOURCE_AS, Long.toString(number));
    }

    private static void describe(String name, @Nullable IpAddress address, FieldSink out) {
        if (address == null) {
            out.field(name, ALL);
        } else {
            out.field(name, address);
        }
    }

    private static byte[] octets(MvpnRoute nlri) {
        WireWriter octets = new WireWriter();
        MvpnCodec.write(nlri, octets);
        return octets.toByteArray();
    }

    // ---- lines: mvpn:source-join::65000:1:65000:192.0.2.1:239.0.0.1

    static void printLine(MvpnRoute nlri, TextWriter out) {
        MvpnRouteType type = MvpnRouteType.of(nlri.code());
        if (type == null || nlri instanceof Unknown) {
            out.word(LINE_LEAD).glue().word(RAW).glue().word(":");
            printHex(nlri, out.glue());
            return;
        }
        out.word(LINE_LEAD).glue().word(type.textWord()).glue().word(":");
        if (nlri instanceof IntraAsInclusive route) {
            part(route.distinguisher(), out);
            part(route.originator(), out);
        } else if (nlri instanceof InterAsInclusive route) {
            part(route.distinguisher(), out);
            part(route.sourceAs(), out);
        } else if (nlri instanceof Selective route) {
            part(route.distinguisher(), out);
            part(route.source(), out);
            part(route.group(), out);
            part(route.originator(), out);
        } else if (nlri instanceof Leaf route) {
            out.glue().word(":");
            printHex(route.routeKey(), out.glue());
            part(route.originator(), out);
        } else if (nlri instanceof SourceActive route) {
            part(route.distinguisher(), out);
            part(route.source(), out);
            part(route.group(), out);
        } else if (nlri instanceof Join route) {
            part(route.distinguisher(), out);
            part(route.sourceAs(), out);
            part(route.source(), out);
            part(route.group(), out);
        }
    }

    private static void part(RouteDistinguisher distinguisher, TextWriter out) {
        out.glue().word(":").glue().word(distinguisher.toString());
    }

    private static void part(long number, TextWriter out) {
        out.glue().word(":").glue().number(number);
    }

    private static void part(@Nullable IpAddress address, TextWriter out) {
        out.glue().word(":").glue();
        printAddress(address, out);
    }

    private static void printAddress(@Nullable IpAddress address, TextWriter out) {
        if (address == null) {
            out.word(ALL);
        } else {
            out.address(address);
        }
    }

    private static void printHex(MvpnRoute nlri, TextWriter out) {
        byte[] octets = octets(nlri);
        out.hex(octets, 0, octets.length);
    }

    // ---- statements

    static void printWords(MvpnRoute nlri, TextWriter out) {
        MvpnRouteType type = MvpnRouteType.of(nlri.code());
        if (type == null || nlri instanceof Unknown) {
            printHex(nlri, out.word(RAW));
            return;
        }
        out.word(type.word());
        if (nlri instanceof IntraAsInclusive route) {
            out.word(ORIGINATOR).address(route.originator());
            route.distinguisher().print(out);
        } else if (nlri instanceof InterAsInclusive route) {
            route.distinguisher().print(out);
            out.word(SOURCE_AS).number(route.sourceAs());
        } else if (nlri instanceof Selective route) {
            printFlow(SOURCE, route.source(), route.group(), route.distinguisher(), out);
            out.word(ORIGINATOR).address(route.originator());
        } else if (nlri instanceof Leaf route) {
            printWords(route.routeKey(), out.word(ROUTE_KEY));
            out.word(ORIGINATOR).address(route.originator());
        } else if (nlri instanceof SourceActive route) {
            printFlow(SOURCE, route.source(), route.group(), route.distinguisher(), out);
        } else if (nlri instanceof Join route) {
            String first = route.tree() == Tree.SHARED ? RENDEZVOUS_POINT : SOURCE;
            printFlow(first, route.source(), route.group(), route.distinguisher(), out);
            out.word(SOURCE_AS).number(route.sourceAs());
        }
    }

    private static void printFlow(
            String first,
            @Nullable IpAddress source,
            @Nullable IpAddress group,
            RouteDistinguisher distinguisher,
            TextWriter out) {
        printAddress(source, out.word(first));
        printAddress(group, out.word(GROUP));
        distinguisher.print(out);
    }
}
