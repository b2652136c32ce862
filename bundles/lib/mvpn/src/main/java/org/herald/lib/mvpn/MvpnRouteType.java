package org.herald.lib.mvpn;

import org.jspecify.annotations.Nullable;

/** The types of routes (RFC 6514, 4; IANA registry "BGP MCAST-VPN Route Types"). */
enum MvpnRouteType {
    INTRA_AS_I_PMSI(1, "intra-as-i-pmsi", "intra-as-i-pmsi", "Intra-AS I-PMSI A-D Route"),
    INTER_AS_I_PMSI(2, "inter-as-i-pmsi", "inter-as-i-pmsi", "Inter-AS I-PMSI A-D Route"),
    S_PMSI(3, "s-pmsi", "s-pmsi", "S-PMSI A-D Route"),
    LEAF(4, "leaf", "leaf", "Leaf A-D Route"),
    SOURCE_ACTIVE(5, "source-ad", "sourcead", "Source Active A-D Route"),
    SHARED_TREE_JOIN(6, "shared-join", "shared-join", "C-Multicast Shared Tree Join route"),
    SOURCE_TREE_JOIN(7, "source-join", "source-join", "C-Multicast Source Tree Join route");

    private static final MvpnRouteType[] ALL = values();

    private final int code;
    private final String word;
    private final String textWord;
    private final String title;

    MvpnRouteType(int code, String word, String textWord, String title) {
        this.code = code;
        this.word = word;
        this.textWord = textWord;
        this.title = title;
    }

    /** The type of a number, null if it has none. */
    static @Nullable MvpnRouteType of(int code) {
        return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
    }

    /** The first octet of the NLRI. */
    int code() {
        return code;
    }

    /** What statements start with. */
    String word() {
        return word;
    }

    /** What stands behind {@code mvpn:} in lines of text. Compatibility: not always the word of statements. */
    String textWord() {
        return textWord;
    }

    /** What events call it. */
    String title() {
        return title;
    }
}
