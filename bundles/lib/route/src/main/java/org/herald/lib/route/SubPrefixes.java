package org.herald.lib.route;

import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;

/**
 * A statement with one prefix after the other in the place of its own ({@code split /26}). Working on words and not on NLRI, it serves every
 * family that is written with a prefix, labels and route distinguishers included.
 */
final class SubPrefixes {
    /** Routes that one statement makes at the most are 2 to the power of this. */
    static final int MOST_SPLIT_BITS = 20;

    private static final int MOST_PREFIX_CHARACTERS = 64;

    private final WireWriter text = new WireWriter();
    private final Words words = new Words();
    private int base;

    /** Takes the length behind {@code split}: {@code /26} or {@code 26}. */
    static int readLength(Words in) throws StatementException {
        int at = in.position();
        if (!in.hasNext()) {
            throw in.failure("the statement ends where a prefix length for split is expected", List.of());
        }
        byte[] source = in.text();
        int from = in.start(at) + (in.end(at) > in.start(at) && source[in.start(at)] == '/' ? 1 : 0);
        int length = decimal(source, from, in.end(at));
        if (length < 0 || length > 128) {
            throw in.failure("'" + in.peek() + "' is not a valid prefix length for split (/0-/128)", List.of());
        }
        in.position(at + 1);
        return length;
    }

    /** The length of the prefix at an index, -1 if the word is no prefix; an address alone has all its bits. */
    static int lengthAt(Words in, int index) {
        IpAddress address = StatementProbe.addressAt(in, index);
        if (address == null) {
            return -1;
        }
        byte[] source = in.text();
        int slash = in.start(index);
        while (slash < in.end(index) && source[slash] != '/') {
            slash++;
        }
        return slash == in.end(index) ? address.bits() : decimal(source, slash + 1, in.end(index));
    }

    private static int decimal(byte[] source, int from, int to) {
        if (from >= to || to - from > 3) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = source[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Copies a statement. */
    void begin(Words statement) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (int index = 0; index < statement.count(); index++) {
            from = Math.min(from, statement.start(index));
            to = Math.max(to, statement.end(index));
        }
        text.clear().bytes(statement.text(), from, to - from);
        base = from;
        text.ensure(MOST_PREFIX_CHARACTERS);
    }

    /** The copy with another prefix, valid until the next call. */
    Words with(Words statement, int prefixAt, IpAddress address, int length) {
        int end = text.size();
        InetText.write(address, text);
        text.u8('/').decimal(length);
        words.begin(text.array());
        for (int index = 0; index < statement.count(); index++) {
            if (index == prefixAt) {
                words.add(end, text.size());
            } else {
                words.add(statement.start(index) - base, statement.end(index) - base);
            }
        }
        text.truncate(end);
        return words;
    }

    /** The sub-prefix with a number, 0 the first; the prefix has no bits behind its length. */
    static IpAddress address(IpAddress prefix, int length, long number) {
        int shift = prefix.bits() - length;
        if (!prefix.isIpv6()) {
            return IpAddress.ofIpv4(prefix.ipv4() | (int) (number << shift));
        }
        long low = shift >= 64 ? 0 : number << shift;
        long high = shift >= 64 ? number << shift - 64 : shift == 0 ? 0 : number >>> 64 - shift;
        return new IpAddress(prefix.high() | high, prefix.low() | low, true);
    }
}
