package org.herald.api.bgp;

/** What both sides of a session can do about ROUTE-REFRESH. */
public enum RefreshSupport {
    ABSENT,
    /** RFC 2918. */
    NORMAL,
    /** RFC 7313: with demarcation. */
    ENHANCED
}
