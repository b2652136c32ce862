package org.herald.config;

import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/** The address of a peer, or the range of several: {@code 192.0.2.1}, {@code 192.0.2.0/24}. Host bits are not looked at. */
final class PeerRange {
    private PeerRange() {}

    /** Sets a draft's address and length from the word at an index. */
    static void read(Words words, int at, NeighborDraft draft) throws StatementException {
        byte[] text = words.text();
        int slash = words.start(at);
        while (slash < words.end(at) && text[slash] != '/') {
            slash++;
        }
        IpAddress address = InetText.parse(text, words.start(at), slash);
        int length =
                address == null ? -1 : slash == words.end(at) ? address.bits() : number(text, slash + 1, words.end(at));
        if (address == null || length < 0 || length > address.bits()) {
            throw words.failureAt(at, "'" + words.word(at) + "' is not a valid IP address or range", List.of());
        }
        draft.peerAddress = length == address.bits() ? address : address.masked(length);
        draft.peerPrefixBits = length;
    }

    private static int number(byte[] text, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9 || to - from > 3) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return from == to ? -1 : value;
    }
}
