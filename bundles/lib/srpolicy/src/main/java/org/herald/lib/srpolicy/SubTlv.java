package org.herald.lib.srpolicy;

import java.util.List;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** What a tunnel has (RFC 9012, 3; RFC 9830, 2.4). */
public sealed interface SubTlv {
    /** The encapsulation of a tunnel, by its type (RFC 9012, 3.2). */
    int ENCAPSULATION = 1;
    /** RFC 9012, 3.1. */
    int EGRESS_ENDPOINT = 6;
    /** RFC 9012, 3.6. */
    int LABEL_STACK = 10;
    /** RFC 9012, 3.7. */
    int PREFIX_SID = 11;
    /** RFC 9830, 2.4.2. */
    int BINDING_SID = 13;
    /** RFC 9830, 2.4.3. */
    int SRV6_BINDING_SID = 20;
    /** RFC 9830, 2.4.4. */
    int SEGMENT_LIST = 128;
    /** RFC 9830, 2.4.7. */
    int CANDIDATE_PATH_NAME = 129;
    /** RFC 9830, 2.4.8. */
    int POLICY_NAME = 130;

    /** 0 to 255, IANA "BGP Tunnel Encapsulation Attribute Sub-TLVs". */
    int type();

    /** A single number. @param flags 0 where the kind has none */
    record Value(NumberKind kind, int flags, long number) implements SubTlv {
        @Override
        public int type() {
            return kind.type;
        }
    }

    /**
     * VXLAN and NVGRE (RFC 9012, 3.2.1 and 3.2.2).
     *
     * @param flags 0 to 255; 0x80 says that the network id is valid, 0x40 that the address is
     * @param networkId 0 to 16777215
     * @param mac 48 bits
     */
    record VirtualNetwork(int flags, int networkId, long mac) implements SubTlv {
        static final int NETWORK_ID_VALID = 0x80;
        static final int MAC_VALID = 0x40;

        @Override
        public int type() {
            return ENCAPSULATION;
        }
    }

    /** L2TPv3 over IP (RFC 9012, 3.2.3). @param session 0 to 4294967295 */
    record L2tpSession(long session, Octets cookie) implements SubTlv {
        @Override
        public int type() {
            return ENCAPSULATION;
        }
    }

    /** GRE and MPLS in GRE (RFC 9012, 3.2.4 and 3.2.5). @param key 0 to 4294967295 */
    record GreKey(long key) implements SubTlv {
        @Override
        public int type() {
            return ENCAPSULATION;
        }
    }

    /** Where the tunnel ends. @param address null: at the next hop of the route */
    record EgressEndpoint(@Nullable IpAddress address) implements SubTlv {
        @Override
        public int type() {
            return EGRESS_ENDPOINT;
        }
    }

    /** Labels to be pushed. @param entries entries of {@link LabelEntry}, top first */
    record LabelStack(List<Long> entries) implements SubTlv {
        public LabelStack {
            entries = List.copyOf(entries);
        }

        @Override
        public int type() {
            return LABEL_STACK;
        }
    }

    /** The segment of the tunnel's endpoint. */
    record EndpointPrefixSid(PrefixSid value) implements SubTlv {
        @Override
        public int type() {
            return PREFIX_SID;
        }
    }

    /**
     * The binding SID of an SR policy; with neither of the two none is asked for.
     *
     * @param flags 0 to 255
     * @param label an entry of {@link LabelEntry}, or null
     * @param sid an SRv6 SID, or null
     */
    record BindingSid(
            int flags, @Nullable Long label, @Nullable IpAddress sid) implements SubTlv {
        @Override
        public int type() {
            return BINDING_SID;
        }
    }

    /** An SRv6 binding SID. @param flags 0 to 255 @param behavior null if it is not told */
    record Srv6BindingSid(
            int flags, IpAddress sid, @Nullable EndpointBehavior behavior) implements SubTlv {
        @Override
        public int type() {
            return SRV6_BINDING_SID;
        }
    }

    /** A path. @param weight null if it is not told, which means 1 (RFC 9256, 2.11) */
    record SegmentList(@Nullable Weight weight, List<Segment> segments) implements SubTlv {
        public SegmentList {
            segments = List.copyOf(segments);
        }

        @Override
        public int type() {
            return SEGMENT_LIST;
        }
    }

    /** The share of a path. @param flags 0 to 255 @param value 0 to 4294967295 */
    record Weight(int flags, long value) {}

    /** A name. @param type 129 of the candidate path, 130 of the policy */
    record Name(int type, String text) implements SubTlv {}

    /** One that is not known, or is malformed where that is no matter (RFC 9012, 13): kept as it is. */
    record Raw(int type, Octets value) implements SubTlv {}
}
