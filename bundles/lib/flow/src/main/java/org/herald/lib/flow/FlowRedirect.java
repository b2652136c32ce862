package org.herald.lib.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;

/** What stands behind {@code redirect}: a route target or an address. */
final class FlowRedirect {
    private static final String EXPECTED = "a route target (65000:1) or an IP address";
    private static final long MOST_NUMBER = 0xFFFF;

    private FlowRedirect() {}

    /** Takes one of {@code 65000:1}, {@code 192.0.2.1:1}, {@code [2001:db8::1]:1}, {@code 192.0.2.1}, {@code 2001:db8::1}, {@code [2001:db8::1]}. */
    static void read(Words words, boolean isIpv6, RouteDraft draft, FlowActionValues values) throws StatementException {
        int at = words.position();
        if (words.accept("[")) {
            bracketed(at, words, isIpv6, draft, values);
            return;
        }
        String text = words.next(EXPECTED);
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            int close = text.indexOf(']');
            ipv6(at, text.substring(1, close), text.substring(close + 1), words, isIpv6, draft, values);
            return;
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && text.indexOf(':', colon + 1) < 0) {
            values.add(FlowAction.valid(
                    words, at, () -> FlowCommunities.redirect(text.substring(0, colon), text.substring(colon + 1))));
            return;
        }
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw words.failureAt(at, "'" + text + "' is not " + EXPECTED, List.of());
        }
        toNextHop(at, address, words, isIpv6, draft, values);
    }

    /** Brackets are words of their own, unless they were quoted. */
    private static void bracketed(int at, Words words, boolean isIpv6, RouteDraft draft, FlowActionValues values)
            throws StatementException {
        String address = words.next("an IPv6 address");
        words.expect("]");
        String number = words.peek().startsWith(":") ? words.next("a number") : "";
        ipv6(at, address, number, words, isIpv6, draft, values);
    }

    private static void ipv6(
            int at, String text, String number, Words words, boolean isIpv6, RouteDraft draft, FlowActionValues values)
            throws StatementException {
        IpAddress address = IpAddress.parse(text);
        if (address == null || !address.isIpv6()) {
            throw words.failureAt(at, "'" + text + "' is not a valid IPv6 address", List.of());
        }
        if (number.isEmpty()) {
            toNextHop(at, address, words, isIpv6, draft, values);
            return;
        }
        byte[] digits = number.getBytes(StandardCharsets.ISO_8859_1);
        long value = Words.parseNumber(digits, 1, digits.length, MOST_NUMBER);
        if (digits[0] != ':' || value < 0) {
            throw words.failureAt(
                    at, "'" + number + "' is not valid behind redirect [" + text + "] (:0-65535)", List.of());
        }
        values.addIpv6(FlowActionValues.REDIRECT_IPV6, address, (int) value);
    }

    private static void toNextHop(
            int at, IpAddress address, Words words, boolean isIpv6, RouteDraft draft, FlowActionValues values)
            throws StatementException {
        nextHop(at, address, words, isIpv6, draft);
        values.add(FlowCommunities.of(FlowCommunities.REDIRECT_NEXT_HOP, 0));
    }

    /** Makes the address the next hop of the route; the first one that a statement gives holds. */
    static void nextHop(int at, IpAddress address, Words words, boolean isIpv6, RouteDraft draft)
            throws StatementException {
        if (address.isIpv6() != isIpv6) {
            throw words.failureAt(
                    at,
                    "'" + address + "' cannot be the next hop of an " + (isIpv6 ? "ipv6" : "ipv4")
                            + " rule; redirect-to-nexthop-ietf takes either kind of address",
                    List.of());
        }
        if (!draft.attributes().has(AttributeDraft.NEXT_HOP_CODE) && !draft.isNextHopSelf()) {
            draft.attributes().nextHop(address);
        }
    }
}
