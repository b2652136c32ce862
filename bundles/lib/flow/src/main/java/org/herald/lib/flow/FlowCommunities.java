package org.herald.lib.flow;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;

/**
 * The octets of the extended communities that say what is done with packets (RFC 8955, 7, and drafts), from words as users write them. Each
 * is 8 octets as an unsigned number, and all methods throw {@link IllegalArgumentException} with a reason for what is not valid.
 */
public final class FlowCommunities {
    /** Type and sub-type of traffic-rate-bytes (RFC 8955, 7.1): AS number [2], rate [4], a float. */
    public static final int RATE_BYTES = 0x8006;
    /** traffic-rate-packets (RFC 8955, 7.2): the same. */
    public static final int RATE_PACKETS = 0x800C;
    /** traffic-action (RFC 8955, 7.3): flags [6]. */
    public static final int ACTION = 0x8007;
    /** rt-redirect (RFC 8955, 7.4): AS number [2], number [4]. */
    public static final int REDIRECT_AS2 = 0x8008;
    /** The same: IPv4 address [4], number [2]. */
    public static final int REDIRECT_IPV4 = 0x8108;
    /** The same: AS number [4], number [2]. */
    public static final int REDIRECT_AS4 = 0x8208;
    /** traffic-marking (RFC 8955, 7.5): zero [5], DSCP [1]. */
    public static final int MARK = 0x8009;
    /** Redirect to the next hop of the route (draft-simpson-idr-flowspec-redirect): zero [5], flags [1]. */
    public static final int REDIRECT_NEXT_HOP = 0x0800;
    /** Redirect to an address (draft-ietf-idr-flowspec-redirect-ip): IPv4 address [4], flags [2]. */
    public static final int REDIRECT_ADDRESS = 0x010C;
    /** Interface set (draft-ietf-idr-flowspec-interfaceset): AS number [4], direction [2 bits], group [14 bits]. */
    public static final int INTERFACE_SET = 0x0702;
    /** The same, not transitive. */
    public static final int INTERFACE_SET_LOCAL = 0x4702;

    /** Flag of {@link #REDIRECT_NEXT_HOP} and {@link #REDIRECT_ADDRESS}: a copy is redirected. */
    public static final int COPY = 1;
    /** Flag of {@link #ACTION}: later rules apply too. */
    public static final int TERMINAL = 1;
    /** Flag of {@link #ACTION}: packets are sampled. */
    public static final int SAMPLE = 2;

    /** Behind a rate: it counts packets, not octets. */
    public static final String PACKETS = "packets";
    /** Behind a rate: it counts octets, as it does without a word. */
    public static final String BYTES = "bytes";

    /** The words for {@link #ACTION}, at the index of its flags; none stands for no flag. */
    public static final String[] ACTIONS = {"", "terminal", "sample", "sample-terminal"};
    /** The words for the directions of an interface set, at the index of its two bits; none stands for no direction. */
    public static final String[] DIRECTIONS = {"", "input", "output", "input-output"};

    /** Before an interface set. */
    public static final String TRANSITIVE = "transitive";
    /** Before an interface set that stays within the autonomous system. */
    public static final String NON_TRANSITIVE = "non-transitive";

    private static final long MOST16 = 0xFFFF;
    private static final long MOST32 = 0xFFFF_FFFFL;
    private static final long MOST_DSCP = 63;
    private static final long MOST_GROUP = 0x3FFF;
    private static final int MOST_RATE_CHARACTERS = 64;
    private static final char FOUR_OCTETS = 'L';

    private FlowCommunities() {}

    /** A community of a kind, type and sub-type, with its other 6 octets. */
    public static long of(int kind, long rest) {
        return (long) kind << 48 | rest;
    }

    /** The type and sub-type of a community. */
    public static int kind(long community) {
        return (int) (community >>> 48);
    }

    /** A limit of so many octets or packets a second; 0 discards. @param kind {@link #RATE_BYTES} or {@link #RATE_PACKETS} */
    public static long rate(int kind, String number) {
        boolean isNumber = !number.isEmpty() && number.length() <= MOST_RATE_CHARACTERS;
        int points = 0;
        for (int index = 0; index < number.length(); index++) {
            char character = number.charAt(index);
            points += character == '.' ? 1 : 0;
            isNumber &= character >= '0' && character <= '9'
                    || character == '.' && index > 0 && index < number.length() - 1;
        }
        if (!isNumber || points > 1) {
            throw new IllegalArgumentException("'" + number + "' is not a valid rate (a number, 0 or more)");
        }
        float rate = new BigDecimal(number).floatValue();
        if (Float.isInfinite(rate)) {
            throw new IllegalArgumentException("the rate " + number + " is out of range");
        }
        return of(kind, Float.floatToIntBits(rate) & MOST32);
    }

    /** What is behind {@code redirect}: {@code AS:number} or {@code address:number}. */
    public static long redirect(String administrator, String number) {
        byte[] text = administrator.getBytes(StandardCharsets.ISO_8859_1);
        long address = InetText.parseIpv4(text, 0, text.length);
        if (address >= 0) {
            return of(REDIRECT_IPV4, address << 16 | number("number", number, MOST16));
        }
        boolean isMarked = administrator.length() > 1 && administrator.indexOf(FOUR_OCTETS) == text.length - 1;
        String digits = isMarked ? administrator.substring(0, text.length - 1) : administrator;
        long autonomousSystem = Words.parseAutonomousSystem(text, 0, digits.length());
        if (autonomousSystem < 0) {
            throw new IllegalArgumentException(
                    "'" + administrator + "' is not a valid ASN (0-4294967295) or IPv4 address");
        }
        if (isMarked || autonomousSystem > MOST16) {
            return of(REDIRECT_AS4, autonomousSystem << 16 | number("number", number, MOST16));
        }
        return of(REDIRECT_AS2, autonomousSystem << 32 | number("number", number, MOST32));
    }

    /** Sets the DSCP of packets. */
    public static long mark(String dscp) {
        return of(MARK, number("dscp", dscp, MOST_DSCP));
    }

    /** One of {@link #ACTIONS}. */
    public static long action(String word) {
        for (int flags = 1; flags < ACTIONS.length; flags++) {
            if (ACTIONS[flags].equals(word)) {
                return of(ACTION, flags);
            }
        }
        throw new IllegalArgumentException("'" + word + "' is not a valid action (sample, terminal, sample-terminal)");
    }

    /** {@code [transitive | non-transitive], input | output | input-output, AS number, group}; without the first word it is transitive. */
    public static long interfaceSet(String[] fields) {
        int from = fields.length == 4 ? 1 : 0;
        boolean isLocal = from == 1 && fields[0].equals(NON_TRANSITIVE);
        if (fields.length - from != 3 || from == 1 && !isLocal && !fields[0].equals(TRANSITIVE)) {
            throw new IllegalArgumentException(
                    "expecting [transitive:|non-transitive:]input|output|input-output:<asn>:<group>");
        }
        int direction = 0;
        for (int bits = 1; bits < DIRECTIONS.length; bits++) {
            direction = DIRECTIONS[bits].equals(fields[from]) ? bits : direction;
        }
        if (direction == 0) {
            throw new IllegalArgumentException(
                    "'" + fields[from] + "' is not a valid direction (input, output, input-output)");
        }
        long autonomousSystem = number("ASN", fields[from + 1], MOST32);
        long group = number("group", fields[from + 2], MOST_GROUP);
        return of(
                isLocal ? INTERFACE_SET_LOCAL : INTERFACE_SET, autonomousSystem << 16 | (long) direction << 14 | group);
    }

    /** The address behind {@code redirect-to-nexthop-ietf}, an IPv4 one. @param flags {@link #COPY} or 0 */
    public static long redirectAddress(int ipv4, int flags) {
        return of(REDIRECT_ADDRESS, (ipv4 & MOST32) << 16 | flags);
    }

    private static long number(String what, String digits, long most) {
        byte[] text = digits.getBytes(StandardCharsets.ISO_8859_1);
        long value = Words.parseNumber(text, 0, text.length, Long.MAX_VALUE);
        if (value < 0) {
            throw new IllegalArgumentException("'" + digits + "' is not a valid " + what + " (0-" + most + ")");
        }
        if (value > most) {
            throw new IllegalArgumentException(what + " " + digits + " is out of range (0-" + most + ")");
        }
        return value;
    }
}
