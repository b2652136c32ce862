package org.herald.api.wire;

import org.jspecify.annotations.Nullable;

/**
 * Addresses as text, without strings in between: read from and written to octets of ASCII.
 *
 * <p>IPv4 is read as four decimal numbers of at most three digits; IPv6 as RFC 4291, 2.2 says, all three forms; IPv6 is written as
 * RFC 5952, 4 says, with the mixed form for IPv4-mapped addresses ({@code ::ffff:192.0.2.1}).
 */
public final class InetText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final int MOST_IPV4_CHARACTERS = 15;
    private static final int MOST_IPV6_CHARACTERS = 45;

    private InetText() {}

    /** The address in {@code text[from]} to {@code text[to - 1]}, or null if that is none. */
    public static @Nullable IpAddress parse(byte[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == ':') {
                return parseIpv6(text, from, to);
            }
        }
        long bits = parseIpv4(text, from, to);
        return bits < 0 ? null : IpAddress.ofIpv4((int) bits);
    }

    /** The 32 bits of a dotted quad, or -1 if the text is none. Allocates nothing. */
    public static long parseIpv4(byte[] text, int from, int to) {
        long bits = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (at >= to || text[at++] != '.') {
                    return -1;
                }
            }
            int value = 0;
            int start = at;
            while (at < to && text[at] >= '0' && text[at] <= '9') {
                value = value * 10 + text[at++] - '0';
                if (at - start > 3) {
                    return -1;
                }
            }
            if (at == start || value > 255) {
                return -1;
            }
            bits = bits << 8 | value;
        }
        return at == to ? bits : -1;
    }

    private static @Nullable IpAddress parseIpv6(byte[] text, int from, int to) {
        if (to - from > MOST_IPV6_CHARACTERS) {
            return null;
        }
        int[] groups = new int[8];
        int count = 0;
        int gap = -1;
        int at = from;
        if (to - from >= 2 && text[from] == ':') {
            if (text[from + 1] != ':') {
                return null;
            }
            gap = 0;
            at = from + 2;
        }
        while (at < to) {
            int end = at;
            while (end < to && text[end] != ':' && text[end] != '.') {
                end++;
            }
            if (end < to && text[end] == '.') {
                long bits = parseIpv4(text, at, to);
                if (bits < 0 || count > 6) {
                    return null;
                }
                groups[count++] = (int) (bits >>> 16);
                groups[count++] = (int) bits & 0xFFFF;
                at = to;
                break;
            }
            int value = hexGroup(text, at, end);
            if (value < 0 || count == 8) {
                return null;
            }
            groups[count++] = value;
            at = end;
            if (at < to) {
                at++;
                if (at < to && text[at] == ':') {
                    if (gap >= 0) {
                        return null;
                    }
                    gap = count;
                    at++;
                } else if (at == to) {
                    return null;
                }
            }
        }
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        int[] all = new int[8];
        int head = gap < 0 ? count : gap;
        System.arraycopy(groups, 0, all, 0, head);
        System.arraycopy(groups, head, all, 8 - (count - head), count - head);
        return new IpAddress(join(all, 0), join(all, 4), true);
    }

    private static int hexGroup(byte[] text, int from, int to) {
        if (to == from || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = Character.digit(text[at], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static long join(int[] groups, int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }

    /** Writes an address as text. */
    public static void write(IpAddress address, WireWriter out) {
        if (address.isIpv6()) {
            writeIpv6(address.high(), address.low(), out);
        } else {
            writeIpv4(address.ipv4(), out);
        }
    }

    /** Writes 32 bits as a dotted quad. */
    public static void writeIpv4(int bits, WireWriter out) {
        boolean hasRoom = out.array().length - out.size() >= MOST_IPV4_CHARACTERS;
        out.ensure(hasRoom ? MOST_IPV4_CHARACTERS : ipv4Length(bits));
        byte[] text = out.array();
        int at = out.size();
        int start = at;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int value = bits >>> shift & 0xFF;
            if (value >= 100) {
                text[at++] = (byte) ('0' + value / 100);
                value %= 100;
                text[at++] = (byte) ('0' + value / 10);
                value %= 10;
            } else if (value >= 10) {
                text[at++] = (byte) ('0' + value / 10);
                value %= 10;
            }
            text[at++] = (byte) ('0' + value);
            if (shift > 0) {
                text[at++] = '.';
            }
        }
        out.advance(at - start);
    }

    private static int ipv4Length(int bits) {
        int length = 3;
        for (int shift = 24; shift >= 0; shift -= 8) {
            int value = bits >>> shift & 0xFF;
            length += value >= 100 ? 3 : value >= 10 ? 2 : 1;
        }
        return length;
    }

    /** Writes 128 bits as RFC 5952 text: the longest run of two or more zero groups, the first of equals, becomes {@code ::}. */
    public static void writeIpv6(long high, long low, WireWriter out) {
        if (high == 0 && low >>> 32 == 0xFFFF) {
            out.ascii("::ffff:");
            writeIpv4((int) low, out);
            return;
        }
        int gapStart = -1;
        int gapLength = 1;
        int run = 0;
        for (int index = 0; index < 8; index++) {
            run = group(high, low, index) == 0 ? run + 1 : 0;
            if (run > gapLength) {
                gapLength = run;
                gapStart = index - run + 1;
            }
        }
        for (int index = 0; index < 8; index++) {
            if (index == gapStart) {
                out.u8(':').u8(':');
                index += gapLength - 1;
                continue;
            }
            boolean isBehindGap = gapStart >= 0 && index == gapStart + gapLength;
            if (index > 0 && !isBehindGap) {
                out.u8(':');
            }
            writeHexGroup(group(high, low, index), out);
        }
    }

    private static void writeHexGroup(int value, WireWriter out) {
        boolean isStarted = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = value >>> shift & 0xF;
            if (digit != 0 || isStarted || shift == 0) {
                out.u8(HEX[digit]);
                isStarted = true;
            }
        }
    }

    private static int group(long high, long low, int index) {
        return (int) (index < 4 ? high >>> 48 - index * 16 : low >>> 48 - (index - 4) * 16) & 0xFFFF;
    }
}
