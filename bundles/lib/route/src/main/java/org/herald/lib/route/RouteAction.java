package org.herald.lib.route;

/** What a statement does with its routes. */
public enum RouteAction {
    /** A next hop is demanded, unless the family can do without. */
    ANNOUNCE,
    /** Takes the same words; none of them but those of the NLRI are needed. */
    WITHDRAW
}
