package org.herald.lib.routetarget;

import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/** Statements {@code default}, {@code origin 65000} and {@code origin 65000 route-target target:65000:1}; the words stand in this order. */
public final class RouteTargetSyntax implements RouteSyntax<RouteTargetMembership> {
    /** With examples whose next hop has an IPv4 address. */
    public static final RouteTargetSyntax IPV4 = new RouteTargetSyntax("192.0.2.1");

    /** With examples whose next hop has an IPv6 address. */
    public static final RouteTargetSyntax IPV6 = new RouteTargetSyntax("2001:db8::1");

    /** The second word of the families. */
    public static final String SAFI = "rtc";

    static final String DEFAULT = "default";
    static final String ORIGIN = "origin";
    static final String TARGET = "route-target";

    private final Grammar grammar;

    private RouteTargetSyntax(String nextHop) {
        String end = " next-hop " + nextHop;
        this.grammar = Grammar.of(
                new Grammar.Statement(DEFAULT, "", "routes of all targets are wanted", DEFAULT + end),
                new Grammar.Statement(
                        ORIGIN,
                        "<asn>",
                        "the AS that asks (RFC 4684, 4); without a route target for all of them",
                        ORIGIN + " 65000" + end),
                new Grammar.Statement(
                        TARGET,
                        "target:<asn>:<number> | target:<ipv4>:<number> | 0x<16 digits>[/<1-64>]",
                        "the routes that are wanted, or how the targets of those begin",
                        ORIGIN + " 65000 " + TARGET + " target:65000:1" + end));
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<RouteTargetMembership> begin(Words words) throws StatementException {
        if (words.accept(DEFAULT)) {
            return new Finished(RouteTargetMembership.DEFAULT);
        }
        if (!words.accept(ORIGIN)) {
            throw words.failure(
                    words.hasNext()
                            ? "'" + words.peek() + "' does not begin a route of " + SAFI
                            : "the statement ends where a route of " + SAFI + " is expected",
                    List.of(ORIGIN, DEFAULT));
        }
        long origin = words.autonomousSystem();
        return new Finished(
                words.accept(TARGET)
                        ? RouteTargetText.read(words, origin)
                        : new RouteTargetMembership(RouteTargetMembership.ORIGIN_BITS, origin, 0));
    }

    /** A route all of whose words stand at the start: behind it {@code origin} is the attribute's. */
    private record Finished(RouteTargetMembership route) implements Builder<RouteTargetMembership> {
        @Override
        public boolean accept(Words words, RouteDraft draft) {
            return false;
        }

        @Override
        public RouteTargetMembership build(Words words) {
            return route;
        }
    }
}
