package org.herald.api.bgp;

/** What the core needs to know of a family besides its codec. */
public enum FamilyTrait {
    /** Routes with an IPv4 next hop go in the NLRI and withdrawn-routes fields of the UPDATE (RFC 4271, 4.3), not in MP_REACH_NLRI. */
    CLASSIC_FIELDS,
    /** May be offered with ADD-PATH (RFC 7911): path identifiers stand before its NLRI. */
    ADD_PATH,
    /** Several NLRI of equal attributes may share an UPDATE. Others are sent one each, as peers of older programs expect. */
    GROUPED,
    /** An IPv4 next hop is sent as NEXT_HOP attribute too, next to MP_REACH_NLRI. Compatibility: as ExaBGP does. */
    NEXT_HOP_ATTRIBUTE,
    /** A withdrawal carries the route's attributes behind MP_UNREACH_NLRI. Compatibility: as ExaBGP does. */
    WITHDRAWN_WITH_ATTRIBUTES,
    /** A route needs no next hop. */
    NO_NEXT_HOP,
    /** May be offered with an extended next hop (RFC 8950). */
    EXTENDED_NEXT_HOP,
    /** An IPv4 next hop goes in 4 octets also where the family is of IPv6 (RFC 6515, 2); else it goes as an IPv4-mapped address. */
    IPV4_NEXT_HOP
}
