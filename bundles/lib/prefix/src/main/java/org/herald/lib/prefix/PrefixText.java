package org.herald.lib.prefix;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/** Prefixes as users read and write them: {@code 203.0.113.0/24}, or an address alone for a host. */
public final class PrefixText {
    private static final int NO_LENGTH = -1;
    private static final int MOST_DIGITS = 3;

    private PrefixText() {}

    /**
     * Takes a prefix of one address family. Makes no strings unless it fails.
     *
     * @throws StatementException if the word is no prefix, is of the other address family, its length is out of range, or bits behind its
     *     length are set
     */
    public static Prefix read(Words words, boolean isIpv6) throws StatementException {
        if (!words.hasNext()) {
            throw words.failure("the statement ends where " + kind(isIpv6) + " is expected", List.of());
        }
        int index = words.position();
        byte[] text = words.text();
        int from = words.start(index);
        int to = words.end(index);
        int slash = from;
        while (slash < to && text[slash] != '/') {
            slash++;
        }
        IpAddress address = InetText.parse(text, from, slash);
        int bits = slash == to ? isIpv6 ? 128 : 32 : length(text, slash + 1, to);
        if (address == null || bits == NO_LENGTH || address.isIpv6() != isIpv6) {
            throw words.failure("'" + words.peek() + "' is not " + kind(isIpv6), List.of());
        }
        if (bits > address.bits()) {
            throw words.failure(outOfRange(bits, isIpv6), List.of());
        }
        if (!Prefix.isMasked(address, bits)) {
            String valid = new Prefix(address, bits).toString();
            throw words.failure(
                    "'" + words.peek() + "' is not a valid network, host bits must be zero", List.of(valid));
        }
        words.position(index + 1);
        return new Prefix(address, bits);
    }

    private static int length(byte[] text, int from, int to) {
        if (from == to || to - from > MOST_DIGITS) {
            return NO_LENGTH;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return NO_LENGTH;
            }
            value = value * 10 + text[at] - '0';
        }
        return value;
    }

    private static String kind(boolean isIpv6) {
        return isIpv6
                ? "an ipv6 prefix (an address, or one with /0-128)"
                : "an ipv4 prefix (an address, or one with /0-32)";
    }

    /** The sentence about a length that is too large. */
    public static String outOfRange(int bits, boolean isIpv6) {
        return "prefix length " + bits
                + (isIpv6 ? " is out of range for ipv6 (0-128)" : " is out of range for ipv4 (0-32)");
    }

    /** Gives the field {@code nlri}. */
    public static void describe(Prefix prefix, FieldSink out) {
        out.name("nlri").prefix(prefix.address(), prefix.bits());
    }

    /** Writes the prefix as one word, always with its length. */
    public static void print(Prefix prefix, TextWriter out) {
        out.address(prefix.address()).glue().word("/").glue().number(prefix.bits());
    }
}
