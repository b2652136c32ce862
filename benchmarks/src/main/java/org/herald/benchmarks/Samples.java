package org.herald.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.herald.api.wire.WireWriter;

/** Octets and lines to be read, the same in every run. */
final class Samples {
    private static final int MOST_MESSAGE_OCTETS = 4096;
    private static final int HEADER_OCTETS = 19;
    private static final int UPDATE = 2;
    private static final int TRANSITIVE = 0x40;
    private static final int OPTIONAL = 0x80;
    private static final int OPTIONAL_TRANSITIVE = 0xC0;

    private Samples() {}

    /** NLRI of IPv4, one behind the other: length in bits [1], prefix [0-4]. 60 % are /24. */
    static byte[] prefixes(int count) {
        Random random = new Random(1);
        WireWriter out = new WireWriter(count * 4, WireWriter.UNBOUNDED);
        for (int index = 0; index < count; index++) {
            putPrefix(random, out);
        }
        return out.toByteArray();
    }

    private static void putPrefix(Random random, WireWriter out) {
        int bits = random.nextInt(10) < 6 ? 24 : 16 + random.nextInt(8);
        int octets = bits + 7 >>> 3;
        int address = (1 + random.nextInt(222) << 24 | random.nextInt(1 << 24)) & -1 << 32 - bits;
        out.u8(bits);
        for (int index = 0; index < octets; index++) {
            out.u8(address >>> 24 - index * 8 & 0xFF);
        }
    }

    /** UPDATEs with header, shaped like an Internet table: a path of three to six, eight prefixes on average, communities on 60 %. */
    static List<byte[]> updates(int count) {
        Random random = new Random(2);
        List<byte[]> messages = new ArrayList<>();
        WireWriter out = new WireWriter(256, MOST_MESSAGE_OCTETS);
        for (int index = 0; index < count; index++) {
            messages.add(update(random, out.clear()));
        }
        return messages;
    }

    private static byte[] update(Random random, WireWriter out) {
        for (int index = 0; index < 16; index++) {
            out.u8(0xFF);
        }
        out.u16(0).u8(UPDATE).u16(0);
        int attributesAt = out.reserve(2);
        out.u8(TRANSITIVE).u8(1).u8(1).u8(0);
        int hops = 3 + random.nextInt(4);
        out.u8(TRANSITIVE).u8(2).u8(2 + hops * 4).u8(2).u8(hops).u32(Installed.PEER_AS);
        for (int hop = 1; hop < hops; hop++) {
            out.u32(1000 + random.nextInt(399_000));
        }
        out.u8(TRANSITIVE).u8(3).u8(4).u32(0xC0000202L);
        if (random.nextInt(5) == 0) {
            out.u8(OPTIONAL).u8(4).u8(4).u32(random.nextInt(1000));
        }
        if (random.nextInt(10) < 6) {
            int communities = 1 + random.nextInt(6);
            out.u8(OPTIONAL_TRANSITIVE).u8(8).u8(communities * 4);
            for (int number = 0; number < communities; number++) {
                out.u16(1 + random.nextInt(64999)).u16(random.nextInt(65536));
            }
        }
        out.patchU16(attributesAt, out.size() - attributesAt - 2);
        int prefixes = 1 + random.nextInt(15);
        for (int number = 0; number < prefixes; number++) {
            putPrefix(random, out);
        }
        out.patchU16(HEADER_OCTETS - 3, out.size());
        return out.toByteArray();
    }

    /** What stands behind {@code announce route} in lines of an API program: distinct prefixes, a set of attributes to eight of them. */
    static List<byte[]> statements(int count) {
        Random random = new Random(3);
        List<byte[]> lines = new ArrayList<>();
        String words = "";
        for (int index = 0; index < count; index++) {
            if (index % 8 == 0) {
                words = words(random);
            }
            String prefix = (11 + index / 65536) + "." + index / 256 % 256 + "." + index % 256 + ".0/24";
            lines.add((prefix + words).getBytes(StandardCharsets.US_ASCII));
        }
        return lines;
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder(" next-hop 192.0.2.1 as-path [");
        for (int hop = 0; hop < 4; hop++) {
            words.append(' ').append(1000 + random.nextInt(59_000));
        }
        words.append(" ] med ").append(random.nextInt(1000)).append(" community [");
        for (int number = 0; number < 3; number++) {
            words.append(' ').append(1 + random.nextInt(64_999)).append(':').append(random.nextInt(65_536));
        }
        return words.append(" ]").toString();
    }
}
