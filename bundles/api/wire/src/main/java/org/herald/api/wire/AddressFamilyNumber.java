package org.herald.api.wire;

/** IANA "Address Family Numbers", those that BGP families use. */
public final class AddressFamilyNumber {
    public static final int IPV4 = 1;
    public static final int IPV6 = 2;
    public static final int L2VPN = 25;
    public static final int BGP_LS = 16388;

    private AddressFamilyNumber() {}
}
