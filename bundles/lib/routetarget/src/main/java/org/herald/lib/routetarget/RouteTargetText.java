package org.herald.lib.routetarget;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Route targets as users write them: those of RFC 4360, 4 and RFC 5668 as {@code target:65000:1}, {@code target:192.0.2.1:1} or
 * {@code target:70000:1}, all others as {@code 0x} and 16 digits; {@code /} and a number behind the digits when only that many bits count.
 */
final class RouteTargetText {
    private static final String LEAD = "target:";
    /** Behind an AS number: it is written in four octets, however small. */
    private static final char FOUR_OCTETS = 'L';

    private static final int TWO_OCTET_AS = 0;
    private static final int IPV4_ADDRESS = 1;
    private static final int FOUR_OCTET_AS = 2;
    private static final int ROUTE_TARGET = 2;
    /** Who assigns the type, and whether it is transitive: these bits have no words. */
    private static final int ASSIGNMENT_BITS = 0xC0;

    private static final long MOST16 = 0xFFFF;
    private static final long MOST32 = 0xFFFF_FFFFL;
    private static final int HEX_DIGITS = 16;

    private RouteTargetText() {}

    /** Compatibility: for people the two highest bits of the type make no difference. */
    static String shown(RouteTargetMembership nlri) {
        if (nlri.targetBits() < RouteTargetMembership.TARGET_BITS) {
            return partial(nlri);
        }
        long value = nlri.target() & ~((long) ASSIGNMENT_BITS << 56);
        return hasWords(value) ? words(value, false) : hexadecimal(nlri.target());
    }

    /** So that the same octets are read again. */
    static String written(RouteTargetMembership nlri) {
        if (nlri.targetBits() < RouteTargetMembership.TARGET_BITS) {
            return partial(nlri);
        }
        return hasWords(nlri.target()) ? words(nlri.target(), true) : hexadecimal(nlri.target());
    }

    private static String partial(RouteTargetMembership nlri) {
        return hexadecimal(nlri.target()) + "/" + nlri.targetBits();
    }

    private static String hexadecimal(long value) {
        return "0x" + Hex.upper(new WireWriter().u64(value).toByteArray());
    }

    private static boolean hasWords(long value) {
        return value >>> 56 <= FOUR_OCTET_AS && (value >>> 48 & 0xFF) == ROUTE_TARGET;
    }

    private static String words(long value, boolean isReadBack) {
        long wide = value >>> 16 & MOST32;
        return switch ((int) (value >>> 56)) {
            case TWO_OCTET_AS -> LEAD + (value >>> 32 & MOST16) + ":" + (value & MOST32);
            case IPV4_ADDRESS -> LEAD + IpAddress.ofIpv4((int) wide) + ":" + (value & MOST16);
            default -> LEAD + wide + (isReadBack && wide <= MOST16 ? FOUR_OCTETS : "") + ":" + (value & MOST16);
        };
    }

    // ---- reading

    /** Takes the next word as a route target of this origin. */
    static RouteTargetMembership read(Words words, long origin) throws StatementException {
        String word = words.next("a route target");
        int at = words.position() - 1;
        RouteTargetMembership found = word.startsWith("0x") || word.startsWith("0X")
                ? digits(word, origin)
                : named(words.text(), words.start(at), words.end(at), word.startsWith(LEAD), origin);
        if (found == null) {
            throw words.failureAt(
                    at,
                    "'" + word + "' is not a valid route target (target:<0-65535>:<0-4294967295>, "
                            + "target:<A.B.C.D>:<0-65535>, target:<0-4294967295>:<0-65535>, or 0x and 16 hexadecimal "
                            + "digits, with /1-64 where only the first bits count)",
                    List.of());
        }
        return found;
    }

    private static @Nullable RouteTargetMembership digits(String word, long origin) {
        int slash = word.indexOf('/');
        String hex = word.substring(2, slash < 0 ? word.length() : slash);
        byte[] octets;
        try {
            octets = Hex.parse(hex);
        } catch (IllegalArgumentException notHexadecimal) {
            return null;
        }
        if (hex.length() != HEX_DIGITS) {
            return null;
        }
        long value = 0;
        for (byte octet : octets) {
            value = value << 8 | octet & 0xFF;
        }
        int bits = RouteTargetMembership.TARGET_BITS;
        if (slash >= 0) {
            byte[] text = word.getBytes(StandardCharsets.ISO_8859_1);
            bits = (int) Words.parseNumber(text, slash + 1, text.length, RouteTargetMembership.TARGET_BITS);
        }
        if (bits < 1) {
            return null;
        }
        RouteTargetMembership found =
                new RouteTargetMembership(RouteTargetMembership.ORIGIN_BITS + bits, origin, value);
        // Digits behind the bits that count would be lost.
        return found.target() == value ? found : null;
    }

    private static @Nullable RouteTargetMembership named(byte[] text, int start, int to, boolean hasLead, long origin) {
        int from = hasLead ? start + LEAD.length() : start;
        int colon = from;
        while (colon < to && text[colon] != ':') {
            colon++;
        }
        long number = colon == to ? -1 : Words.parseNumber(text, colon + 1, to, MOST32);
        if (number < 0) {
            return null;
        }
        long value = value(text, from, colon, number);
        return value < 0 ? null : new RouteTargetMembership(RouteTargetMembership.MOST_BITS, origin, value);
    }

    /** The octets, or -1 if it is no route target. */
    private static long value(byte[] text, int from, int colon, long number) {
        boolean isMarked = colon > from && text[colon - 1] == FOUR_OCTETS;
        long address = InetText.parseIpv4(text, from, colon);
        if (address >= 0) {
            return number > MOST16 ? -1 : of(IPV4_ADDRESS, address << 16 | number);
        }
        long autonomousSystem = Words.parseNumber(text, from, isMarked ? colon - 1 : colon, MOST32);
        if (autonomousSystem < 0) {
            return -1;
        }
        if (!isMarked && autonomousSystem <= MOST16) {
            return of(TWO_OCTET_AS, autonomousSystem << 32 | number);
        }
        return number > MOST16 ? -1 : of(FOUR_OCTET_AS, autonomousSystem << 16 | number);
    }

    private static long of(int type, long rest) {
        return (long) type << 56 | (long) ROUTE_TARGET << 48 | rest;
    }
}
