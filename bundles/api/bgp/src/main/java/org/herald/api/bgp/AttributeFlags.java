package org.herald.api.bgp;

/** The flag octet of a path attribute (RFC 4271, 4.3). */
public final class AttributeFlags {
    public static final int OPTIONAL = 0x80;
    public static final int TRANSITIVE = 0x40;
    public static final int PARTIAL = 0x20;
    public static final int EXTENDED_LENGTH = 0x10;

    /** Flags of a well-known attribute. */
    public static final int WELL_KNOWN = TRANSITIVE;
    /** Flags of an optional transitive attribute. */
    public static final int OPTIONAL_TRANSITIVE = OPTIONAL | TRANSITIVE;

    private AttributeFlags() {}
}
