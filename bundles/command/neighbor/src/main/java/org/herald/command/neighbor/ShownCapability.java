package org.herald.command.neighbor;

import org.herald.api.client.OpenContent;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities that {@code show neighbor} lists, in its order, by their codes in the IANA registry "Capability Codes". Compatibility: this list is
 * ExaBGP's, whatever is installed.
 */
enum ShownCapability {
    ASN4("asn4", 65, 65),
    /** RFC 2918, and the code that Cisco used before. */
    ROUTE_REFRESH("route-refresh", 2, 128),
    MULTI_SESSION("multi-session", 68, 131),
    OPERATIONAL("operational", 185, 185),
    ADD_PATH("add-path", 69, 69),
    EXTENDED_MESSAGE("extended-message", 6, 6),
    GRACEFUL_RESTART("graceful-restart", 64, 64);

    private final String word;
    private final int code;
    private final int olderCode;

    ShownCapability(String word, int code, int olderCode) {
        this.word = word;
        this.code = code;
        this.olderCode = olderCode;
    }

    String word() {
        return word;
    }

    /** Whether an OPEN has it; null if there is no OPEN. */
    @Nullable
    Boolean in(@Nullable OpenContent open) {
        if (open == null) {
            return null;
        }
        for (OpenContent.Capability capability : open.capabilities()) {
            if (capability.code() == code || capability.code() == olderCode) {
                return true;
            }
        }
        return false;
    }
}
