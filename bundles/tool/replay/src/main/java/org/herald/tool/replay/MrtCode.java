package org.herald.tool.replay;

/** Types and subtypes of MRT records, as the registry "Multi-threaded Routing Toolkit (MRT)" names them. */
final class MrtCode {
    /** RFC 6396, 4.2. */
    static final int TABLE_DUMP = 12;
    /** RFC 6396, 4.3. */
    static final int TABLE_DUMP_V2 = 13;
    /** RFC 6396, 4.4. */
    static final int BGP4MP = 16;
    /** RFC 6396, 3: BGP4MP with microseconds. */
    static final int BGP4MP_ET = 17;

    // subtypes of TABLE_DUMP: the AFI
    static final int AFI_IPV4 = 1;
    static final int AFI_IPV6 = 2;

    // subtypes of TABLE_DUMP_V2: RFC 6396, 4.3, and RFC 8050, 4
    static final int PEER_INDEX_TABLE = 1;
    static final int RIB_IPV4_UNICAST = 2;
    static final int RIB_IPV6_UNICAST = 4;
    static final int RIB_IPV4_UNICAST_ADDPATH = 8;
    static final int RIB_IPV6_UNICAST_ADDPATH = 10;

    // subtypes of BGP4MP: RFC 6396, 4.4, and RFC 8050, 3
    static final int BGP4MP_STATE_CHANGE = 0;
    static final int BGP4MP_MESSAGE = 1;
    static final int BGP4MP_MESSAGE_AS4 = 4;
    static final int BGP4MP_STATE_CHANGE_AS4 = 5;
    static final int BGP4MP_MESSAGE_LOCAL = 6;
    static final int BGP4MP_MESSAGE_AS4_LOCAL = 7;
    static final int BGP4MP_MESSAGE_ADDPATH = 8;
    static final int BGP4MP_MESSAGE_AS4_ADDPATH = 9;
    static final int BGP4MP_MESSAGE_LOCAL_ADDPATH = 10;
    static final int BGP4MP_MESSAGE_AS4_LOCAL_ADDPATH = 11;

    private MrtCode() {}
}
