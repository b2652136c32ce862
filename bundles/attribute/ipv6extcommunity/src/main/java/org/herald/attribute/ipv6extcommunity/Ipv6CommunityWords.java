package org.herald.attribute.ipv6extcommunity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;

/**
 * One community as users write it: {@code target:2001:db8::1:5}, where the number is behind the last colon; {@code redirect-to-nexthop-ietf
 * 2001:db8::1}; or {@code 0x} and 40 digits.
 */
final class Ipv6CommunityWords {
    // IANA "Transitive IPv6-Address-Specific Extended Community Types"
    /** RFC 5701, 3. */
    static final int ROUTE_TARGET = 0x0002;
    /** RFC 5701, 3. */
    static final int ROUTE_ORIGIN = 0x0003;
    /** draft-ietf-idr-flowspec-redirect-ip. */
    static final int REDIRECT_ADDRESS = 0x000C;
    /** RFC 8956, 6.1. */
    static final int REDIRECT = 0x000D;

    static final String TARGET_WORD = "target";
    static final String ORIGIN_WORD = "origin";
    static final String REDIRECT_WORD = "redirect";
    static final String REDIRECT_ADDRESS_WORD = "redirect-to-nexthop-ietf";
    static final String COPY_ADDRESS_WORD = "copy-to-nexthop-ietf";

    private static final List<String> KEYWORDS =
            List.of(TARGET_WORD, ORIGIN_WORD, REDIRECT_WORD, REDIRECT_ADDRESS_WORD, COPY_ADDRESS_WORD);
    private static final int COPY = 1;
    private static final int HEX_DIGITS = 2 * Ipv6ExtendedCommunity.OCTETS;
    private static final long MOST_NUMBER = 0xFFFF;
    private static final int NO_KIND = -1;

    private Ipv6CommunityWords() {}

    /** Takes one community. */
    static Ipv6ExtendedCommunity parse(Words words) throws StatementException {
        int at = words.position();
        String text = words.next("an IPv6 extended community");
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return hexadecimal(text, words, at);
        }
        int colon = text.indexOf(':');
        String keyword = colon < 0 ? text : text.substring(0, colon);
        int kind = kind(keyword);
        if (kind == NO_KIND) {
            throw words.failureAt(at, "'" + keyword + "' is not a kind of IPv6 extended community", KEYWORDS);
        }
        if (kind == REDIRECT_ADDRESS) {
            String address = colon < 0 ? words.next("an IPv6 address") : text.substring(colon + 1);
            int flags = keyword.equals(COPY_ADDRESS_WORD) ? COPY : 0;
            return new Ipv6ExtendedCommunity(kind, address(address, words, at), flags);
        }
        int last = text.lastIndexOf(':');
        if (last <= colon) {
            throw invalid(text, keyword, words, at);
        }
        byte[] digits = text.substring(last + 1).getBytes(StandardCharsets.ISO_8859_1);
        long number = Words.parseNumber(digits, 0, digits.length, MOST_NUMBER);
        if (number < 0) {
            throw invalid(text, keyword, words, at);
        }
        return new Ipv6ExtendedCommunity(kind, address(text.substring(colon + 1, last), words, at), (int) number);
    }

    private static int kind(String keyword) {
        return switch (keyword) {
            case TARGET_WORD -> ROUTE_TARGET;
            case ORIGIN_WORD -> ROUTE_ORIGIN;
            case REDIRECT_WORD -> REDIRECT;
            case REDIRECT_ADDRESS_WORD, COPY_ADDRESS_WORD -> REDIRECT_ADDRESS;
            default -> NO_KIND;
        };
    }

    private static StatementException invalid(String text, String keyword, Words words, int at) {
        return words.failureAt(
                at, "'" + text + "' is not a valid " + keyword + " (" + keyword + ":<ipv6>:<0-65535>)", List.of());
    }

    private static IpAddress address(String text, Words words, int at) throws StatementException {
        IpAddress address = IpAddress.parse(text);
        if (address == null || !address.isIpv6()) {
            throw words.failureAt(at, "'" + text + "' is not a valid IPv6 address", List.of());
        }
        return address;
    }

    private static Ipv6ExtendedCommunity hexadecimal(String text, Words words, int at) throws StatementException {
        byte[] octets = new byte[Ipv6ExtendedCommunity.OCTETS];
        boolean isValid = text.length() == HEX_DIGITS + 2;
        for (int index = 2; index < text.length() && isValid; index++) {
            char character = text.charAt(index);
            int digit = character < 0x80 ? Character.digit(character, 16) : -1;
            isValid = digit >= 0;
            int octet = (index - 2) / 2;
            octets[octet] = (byte) (octets[octet] << 4 | digit);
        }
        if (!isValid) {
            throw words.failureAt(
                    at,
                    "'" + text + "' is not a valid IPv6 extended community (0x and 40 hexadecimal digits)",
                    List.of());
        }
        int type = (octets[0] & 0xFF) << 8 | octets[1] & 0xFF;
        int number = (octets[18] & 0xFF) << 8 | octets[19] & 0xFF;
        return new Ipv6ExtendedCommunity(type, IpAddress.ofOctets(octets, 2, 16), number);
    }

    /** Writes a community in the words that are read; as digits if there are none for it. */
    static void print(Ipv6ExtendedCommunity community, TextWriter out) {
        switch (community.type()) {
            case ROUTE_TARGET -> print(TARGET_WORD, community, out);
            case ROUTE_ORIGIN -> print(ORIGIN_WORD, community, out);
            case REDIRECT -> print(REDIRECT_WORD, community, out);
            case REDIRECT_ADDRESS -> {
                if (out.isConfiguration() && (community.number() & ~COPY) != 0) {
                    digits(community, out);
                } else {
                    boolean isCopy = (community.number() & COPY) != 0;
                    out.word(isCopy ? COPY_ADDRESS_WORD : REDIRECT_ADDRESS_WORD).address(community.address());
                    if (isCopy && !out.isConfiguration()) {
                        // Compatibility: what ExaBGP shows behind the address.
                        out.word("(with copy)");
                    }
                }
            }
            default -> digits(community, out);
        }
    }

    private static void print(String keyword, Ipv6ExtendedCommunity community, TextWriter out) {
        out.word(keyword).glue().word(":").glue().address(community.address());
        out.glue().word(":").glue().number(community.number());
    }

    private static void digits(Ipv6ExtendedCommunity community, TextWriter out) {
        out.word("0x").glue().word(Hex.upper(community.octets()));
    }
}
