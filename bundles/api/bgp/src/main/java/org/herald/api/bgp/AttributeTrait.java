package org.herald.api.bgp;

/** What the core needs to know of a path attribute besides its codec. */
public enum AttributeTrait {
    /** Must be in every UPDATE that announces (RFC 4271, 5); if it is missing the routes are taken as withdrawn. */
    MANDATORY,
    /** Must be in every UPDATE of an internal session that announces. */
    MANDATORY_INTERNAL,
    /** What is sent depends on the session: {@link PathAttributeType#export} is asked for every route, also one without it. */
    ADAPTED
}
