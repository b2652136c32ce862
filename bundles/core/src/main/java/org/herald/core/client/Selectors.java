package org.herald.core.client;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;

/**
 * The neighbors that stand before a command: {@code neighbor 192.0.2.1 local-as 65001, neighbor *} or {@code peer [192.0.2.1, 192.0.2.2]}. Each is matched word by
 * word against the neighbor's own name.
 */
final class Selectors {
    private static final List<String> KEYS = List.of("local-ip", "local-as", "peer-as", "router-id", "family-allowed");

    private Selectors() {}

    /** Whether the line starts with a selector, rather than with a command such as {@code peer list}. */
    static boolean isNext(Words words) {
        if (words.remaining() < 2 || !words.isNext("neighbor") && !words.isNext("peer")) {
            return false;
        }
        int second = words.position() + 1;
        return words.equalsAt(second, "*")
                || words.equalsAt(second, "[")
                || InetText.parse(words.text(), words.start(second), words.end(second)) != null;
    }

    /**
     * Takes the selector.
     *
     * @param candidates the neighbors that the program may address
     * @return those that match, each once, in the order of the candidates
     */
    static List<PeerControl> take(Words words, List<? extends PeerControl> candidates) throws StatementException {
        boolean[] isTaken = new boolean[candidates.size()];
        if (words.accept("peer") && words.accept("[")) {
            do {
                one(words, candidates, isTaken);
            } while (words.accept(","));
            words.expect("]");
        } else {
            words.accept("neighbor");
            one(words, candidates, isTaken);
            while (words.accept(",")) {
                if (!words.accept("neighbor")) {
                    words.accept("peer");
                }
                one(words, candidates, isTaken);
            }
        }
        List<PeerControl> selected = new ArrayList<>();
        for (int index = 0; index < isTaken.length; index++) {
            if (isTaken[index]) {
                selected.add(candidates.get(index));
            }
        }
        return selected;
    }

    private static void one(Words words, List<? extends PeerControl> candidates, boolean[] isTaken)
            throws StatementException {
        boolean isAny = words.accept("*");
        String address = isAny ? "" : words.address().toString();
        List<String> wanted = new ArrayList<>();
        while (words.remaining() >= 2 && isKey(words)) {
            String key = words.next("a key");
            wanted.add(" " + key + " " + words.next("the value of " + key) + " ");
        }
        for (int index = 0; index < candidates.size(); index++) {
            NeighborIdentity identity = candidates.get(index).identity();
            boolean isOne = isAny || identity.peerAddress().toString().equals(address);
            String name = identity.name() + " ";
            for (String each : wanted) {
                isOne &= name.contains(each);
            }
            isTaken[index] |= isOne;
        }
    }

    private static boolean isKey(Words words) {
        for (String key : KEYS) {
            if (words.isNext(key)) {
                return true;
            }
        }
        return false;
    }
}
