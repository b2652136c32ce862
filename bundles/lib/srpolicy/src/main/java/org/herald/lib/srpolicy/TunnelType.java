package org.herald.lib.srpolicy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** IANA "BGP Tunnel Encapsulation Attribute Tunnel Types" (RFC 9012, 14.2), with the words that users write. */
final class TunnelType {
    /** RFC 9012, 3.2.3. */
    static final int L2TPV3 = 1;
    /** RFC 9012, 3.2.4. */
    static final int GRE = 2;
    /** RFC 9012, 3.2.1. */
    static final int VXLAN = 8;
    /** RFC 9012, 3.2.2. */
    static final int NVGRE = 9;
    /** RFC 9012, 3.2.5. */
    static final int MPLS_IN_GRE = 11;
    /** RFC 9830, 2.2. */
    static final int SR_POLICY = 15;

    private static final Map<Integer, String> WORDS = new TreeMap<>(Map.ofEntries(
            Map.entry(L2TPV3, "l2tpv3"),
            Map.entry(GRE, "gre"),
            Map.entry(7, "ip-in-ip"),
            Map.entry(VXLAN, "vxlan"),
            Map.entry(NVGRE, "nvgre"),
            Map.entry(10, "mpls"),
            Map.entry(MPLS_IN_GRE, "mpls-in-gre"),
            Map.entry(12, "vxlan-gpe"),
            Map.entry(13, "mpls-in-udp"),
            Map.entry(14, "ipv6"),
            Map.entry(SR_POLICY, "sr-policy"),
            Map.entry(16, "bare"),
            Map.entry(19, "geneve"),
            Map.entry(20, "any-encapsulation"),
            Map.entry(21, "gtp")));

    private TunnelType() {}

    /** Null for a type that has none. */
    static @Nullable String word(int type) {
        return WORDS.get(type);
    }

    /** All words, by number. */
    static List<String> words() {
        return List.copyOf(WORDS.values());
    }

    /** The type of a word, -1 if it is none. */
    static int of(String word) {
        for (Map.Entry<Integer, String> entry : WORDS.entrySet()) {
            if (entry.getValue().equals(word)) {
                return entry.getKey();
            }
        }
        return -1;
    }
}
