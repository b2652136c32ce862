package org.herald.tool.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Counts what each peer has in a file, to choose one; as a filter it takes nothing, so that attributes are not looked at. */
final class PeerCensus implements PeerFilter {
    /** @param count routes of a table, or messages */
    record Entry(int number, Peer peer, long count) {}

    private final List<@Nullable Peer> peers = new ArrayList<>();
    private long[] counts = new long[16];

    @Override
    public boolean takes(int number, Peer peer) {
        while (peers.size() <= number) {
            peers.add(null);
        }
        if (counts.length <= number) {
            counts = java.util.Arrays.copyOf(counts, Math.max(number + 1, counts.length * 2));
        }
        peers.set(number, peer);
        counts[number]++;
        return false;
    }

    /** All that have anything, by number. */
    List<Entry> entries() {
        return IntStream.range(0, peers.size())
                .filter(number -> peers.get(number) != null)
                .mapToObj(number -> new Entry(number, peers.get(number), counts[number]))
                .collect(Collectors.toList());
    }

    /** Whoever has most, of those a choice leaves; the first of equals; null if there is none. */
    @Nullable
    Entry fullest(PeerChoice choice) {
        Entry fullest = null;
        for (Entry entry : entries()) {
            if (choice.matches(entry.number(), entry.peer()) && (fullest == null || entry.count() > fullest.count())) {
                fullest = entry;
            }
        }
        return fullest;
    }
}
