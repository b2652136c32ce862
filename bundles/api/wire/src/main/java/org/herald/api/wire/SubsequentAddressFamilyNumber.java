package org.herald.api.wire;

/** IANA "Subsequent Address Family Identifiers (SAFI) Parameters", with the RFC that defines each. */
public final class SubsequentAddressFamilyNumber {
    /** RFC 4760. */
    public static final int UNICAST = 1;
    /** RFC 4760. */
    public static final int MULTICAST = 2;
    /** NLRI with MPLS labels, RFC 8277. */
    public static final int MPLS_LABEL = 4;
    /** MCAST-VPN, RFC 6514. */
    public static final int MCAST_VPN = 5;
    /** Virtual Private LAN Service, RFC 4761, RFC 6074. */
    public static final int VPLS = 65;
    /** BGP EVPNs, RFC 7432. */
    public static final int EVPN = 70;
    /** BGP-LS, RFC 9552. */
    public static final int BGP_LS = 71;
    /** BGP-LS-VPN, RFC 9552. */
    public static final int BGP_LS_VPN = 72;
    /** SR Policy, RFC 9830. */
    public static final int SR_POLICY = 73;
    /** BGP-MUP, draft-mpmz-bess-mup-safi. */
    public static final int MUP = 85;
    /** MPLS-labeled VPN address, RFC 4364, RFC 8277. */
    public static final int MPLS_VPN = 128;
    /** Route Target constrains, RFC 4684. */
    public static final int ROUTE_TARGET = 132;
    /** Dissemination of flow specification rules, RFC 8955. */
    public static final int FLOW = 133;
    /** L3VPN dissemination of flow specification rules, RFC 8955. */
    public static final int FLOW_VPN = 134;

    private SubsequentAddressFamilyNumber() {}
}
