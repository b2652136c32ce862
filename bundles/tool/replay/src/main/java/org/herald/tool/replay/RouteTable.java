package org.herald.tool.replay;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/**
 * The table of a peer, prefixes of equal attributes together, in the order in which their attributes first came. As large as the table: an
 * octet block for each set of attributes and some six octets for each IPv4 prefix.
 */
final class RouteTable implements RouteSink {
    private final Map<Key, Prefixes> groups = new LinkedHashMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final long mostRoutes;
    private final Key probe = new Key();
    private long routeCount;

    /** @param mostRoutes what comes after that many is left out */
    RouteTable(long mostRoutes) {
        this.mostRoutes = mostRoutes;
    }

    @Override
    public void announce(long timeMicros, WireReader attributes, AsNumberSize size, PrefixBlock nlri)
            throws MalformedException {
        while (routeCount < mostRoutes && nlri.next()) {
            probe.set(attributes, size, nlri.isIpv6(), nlri.pathId());
            Prefixes prefixes = groups.get(probe);
            if (prefixes == null) {
                prefixes = new Prefixes();
                groups.put(probe.kept(), prefixes);
            }
            prefixes.add(nlri);
            routeCount++;
        }
    }

    @Override
    public void withdraw(long timeMicros, PrefixBlock nlri) {
        throw new IllegalStateException("a table withdraws nothing");
    }

    @Override
    public void skipped(String why, long count) {
        skipped.merge(why, count, Long::sum);
    }

    long routeCount() {
        return routeCount;
    }

    int groupCount() {
        return groups.size();
    }

    /** What was left out, and how often. */
    Map<String, Long> skipped() {
        return skipped;
    }

    /** Writes all of it. Groups whose attributes can't be written are counted as skipped. */
    void writeTo(CommandWriter out, AttributeWords words) throws IOException {
        StringBuilder text = new StringBuilder(256);
        WireReader attributes = new WireReader();
        byte[] address = new byte[16];
        for (Map.Entry<Key, Prefixes> group : groups.entrySet()) {
            Key key = group.getKey();
            text.setLength(0);
            try {
                words.print(attributes.reset(key.octets, 0, key.length), key.size, key.isIpv6, text);
            } catch (MalformedException malformed) {
                skipped("malformed attributes (" + malformed.getMessage() + ")", group.getValue().count);
                continue;
            }
            out.group(text, key.pathId);
            group.getValue().writeTo(out, key.isIpv6, address);
            out.endGroup();
        }
    }

    /** What routes of a group have in common. */
    private static final class Key {
        private byte[] octets = {};
        private int from;
        private int length;
        private AsNumberSize size = AsNumberSize.FOUR_OCTETS;
        private boolean isIpv6;
        private long pathId;
        private int hash;

        void set(WireReader attributes, AsNumberSize asNumbers, boolean isOfIpv6, long path) {
            octets = attributes.array();
            from = attributes.position();
            length = attributes.remaining();
            size = asNumbers;
            isIpv6 = isOfIpv6;
            pathId = path;
            int sum = Long.hashCode(path) * 31 + (isIpv6 ? 1 : 0);
            for (int index = from; index < from + length; index++) {
                sum = 31 * sum + octets[index];
            }
            hash = sum;
        }

        Key kept() {
            Key kept = new Key();
            kept.octets = Arrays.copyOfRange(octets, from, from + length);
            kept.length = length;
            kept.size = size;
            kept.isIpv6 = isIpv6;
            kept.pathId = pathId;
            kept.hash = hash;
            return kept;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && hash == key.hash
                    && isIpv6 == key.isIpv6
                    && pathId == key.pathId
                    && size == key.size
                    && Arrays.equals(octets, from, from + length, key.octets, key.from, key.from + key.length);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Prefixes one after the other: bits [1], address up to there. */
    private static final class Prefixes {
        private byte[] octets = new byte[8];
        private int used;
        private int count;

        void add(PrefixBlock prefix) {
            int addressOctets = (prefix.bits() + 7) / 8;
            if (used + 1 + addressOctets > octets.length) {
                octets = Arrays.copyOf(octets, Math.max(octets.length * 2, used + 1 + addressOctets));
            }
            octets[used++] = (byte) prefix.bits();
            System.arraycopy(prefix.address(), 0, octets, used, addressOctets);
            used += addressOctets;
            count++;
        }

        void writeTo(CommandWriter out, boolean isIpv6, byte[] address) throws IOException {
            for (int at = 0; at < used; ) {
                int bits = octets[at] & 0xff;
                int addressOctets = (bits + 7) / 8;
                Arrays.fill(address, (byte) 0);
                System.arraycopy(octets, at + 1, address, 0, addressOctets);
                out.prefix(address, bits, isIpv6);
                at += 1 + addressOctets;
            }
        }
    }
}
