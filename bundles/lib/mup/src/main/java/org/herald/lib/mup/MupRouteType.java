package org.herald.lib.mup;

import org.jspecify.annotations.Nullable;

/** The types of routes of the architecture 3gpp-5g (draft-mpmz-bess-mup-safi, 3.1). */
enum MupRouteType {
    INTERWORK_SEGMENT_DISCOVERY(1, "mup-isd", "isd", "InterworkSegmentDiscoveryRoute"),
    DIRECT_SEGMENT_DISCOVERY(2, "mup-dsd", "dsd", "DirectSegmentDiscoveryRoute"),
    TYPE_1_SESSION_TRANSFORMED(3, "mup-t1st", "t1st", "Type1SessionTransformedRoute"),
    TYPE_2_SESSION_TRANSFORMED(4, "mup-t2st", "t2st", "Type2SessionTransformedRoute");

    private static final MupRouteType[] ALL = values();

    private final int code;
    private final String word;
    private final String textWord;
    private final String title;

    MupRouteType(int code, String word, String textWord, String title) {
        this.code = code;
        this.word = word;
        this.textWord = textWord;
        this.title = title;
    }

    /** The type of a number, null if it has none. */
    static @Nullable MupRouteType of(int code) {
        return code >= 1 && code <= ALL.length ? ALL[code - 1] : null;
    }

    /** The second and third octet of the NLRI. */
    int code() {
        return code;
    }

    /** What statements start with. */
    String word() {
        return word;
    }

    /** What stands behind {@code mup:} in lines of text. */
    String textWord() {
        return textWord;
    }

    /** What events call it. */
    String title() {
        return title;
    }
}
