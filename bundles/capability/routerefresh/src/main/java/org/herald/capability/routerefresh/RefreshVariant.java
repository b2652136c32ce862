package org.herald.capability.routerefresh;

/** Which of the three capabilities without content it is. */
enum RefreshVariant {
    /** RFC 2918. */
    RFC,
    /** The code that was used before RFC 2918. */
    CISCO,
    /** RFC 7313. */
    ENHANCED
}
