package org.herald.lib.srpolicy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of the sub-TLVs of tunnels. */
final class SubTlvCodec {
    private static final int NO_SID_OCTETS = 2;
    private static final int LABEL_SID_OCTETS = 6;
    private static final int SRV6_SID_OCTETS = 18;

    private SubTlvCodec() {}

    /** Whether RFC 9830 defines the sub-TLV. */
    static boolean isOfSrPolicy(int type) {
        return type >= NumberKind.PREFERENCE.type && type <= NumberKind.PRIORITY.type
                || type == SubTlv.SRV6_BINDING_SID
                || type >= SubTlv.SEGMENT_LIST && type <= SubTlv.POLICY_NAME;
    }

    /**
     * Reads a value, all octets of the window. A malformed one is kept as it is, and no matter otherwise (RFC 9012, 13); but of an SR policy's
     * own each must be right (RFC 9830, 5).
     */
    static SubTlv decode(int tunnelType, int type, WireReader value) throws MalformedException {
        int at = value.position();
        try {
            SubTlv subTlv = known(tunnelType, type, value);
            if (subTlv != null && value.hasRemaining()) {
                throw value.malformed("sub-TLV " + type + " has " + value.remaining() + " octets too many");
            }
            if (subTlv != null) {
                return subTlv;
            }
        } catch (MalformedException malformed) {
            if (tunnelType == TunnelType.SR_POLICY && isOfSrPolicy(type)) {
                throw malformed;
            }
        }
        value.position(at);
        return new SubTlv.Raw(type, new Octets(value.rest()));
    }

    private static @Nullable SubTlv known(int tunnelType, int type, WireReader in) throws MalformedException {
        NumberKind kind = NumberKind.of(type);
        if (kind != null) {
            return number(kind, in);
        }
        return switch (type) {
            case SubTlv.ENCAPSULATION -> encapsulation(tunnelType, in);
            case SubTlv.EGRESS_ENDPOINT -> egressEndpoint(in);
            case SubTlv.LABEL_STACK -> labelStack(in);
            case SubTlv.PREFIX_SID -> new SubTlv.EndpointPrefixSid(PrefixSidCodec.decode(in));
            case SubTlv.BINDING_SID -> bindingSid(in);
            case SubTlv.SRV6_BINDING_SID -> srv6BindingSid(in);
            case SubTlv.SEGMENT_LIST -> SegmentCodec.decode(in);
            case SubTlv.CANDIDATE_PATH_NAME, SubTlv.POLICY_NAME -> name(type, in);
            default -> null;
        };
    }

    private static SubTlv number(NumberKind kind, WireReader in) throws MalformedException {
        if (kind == NumberKind.COLOR && in.u16() != NumberKind.COLOR_COMMUNITY) {
            throw in.malformed("a color sub-TLV holds a Color extended community");
        }
        int flags = (int) unsigned(kind.flagOctets, in);
        in.skip(kind.reservedOctets);
        long number = unsigned(kind.valueOctets, in);
        in.skip(kind.trailingOctets);
        if (number < kind.least() || number > kind.most()) {
            throw in.malformed(
                    kind.word + " " + number + " is out of range (" + kind.least() + "-" + kind.most() + ")");
        }
        return new SubTlv.Value(kind, flags, number);
    }

    private static long unsigned(int octets, WireReader in) throws MalformedException {
        long value = 0;
        for (int index = 0; index < octets; index++) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    private static @Nullable SubTlv encapsulation(int tunnelType, WireReader in) throws MalformedException {
        return switch (tunnelType) {
            case TunnelType.VXLAN, TunnelType.NVGRE -> virtualNetwork(in);
            case TunnelType.L2TPV3 -> new SubTlv.L2tpSession(in.u32(), new Octets(in.rest()));
            case TunnelType.GRE, TunnelType.MPLS_IN_GRE -> new SubTlv.GreKey(in.u32());
            default -> null;
        };
    }

    /** RFC 9012, 3.2.1: flags [1], VN id [3], MAC address [6], reserved [2]. */
    private static SubTlv virtualNetwork(WireReader in) throws MalformedException {
        int flags = in.u8();
        int networkId = in.u24();
        long mac = (long) in.u16() << 32 | in.u32();
        in.skip(2);
        return new SubTlv.VirtualNetwork(flags, networkId, mac);
    }

    /** RFC 9012, 3.1: reserved [4], address family [2], address [0, 4 or 16]. */
    private static SubTlv egressEndpoint(WireReader in) throws MalformedException {
        in.skip(4);
        int afi = in.u16();
        int octets = in.remaining();
        boolean isNone = afi == 0 && octets == 0;
        boolean isAddress =
                afi == AddressFamilyNumber.IPV4 && octets == 4 || afi == AddressFamilyNumber.IPV6 && octets == 16;
        if (!isNone && !isAddress) {
            throw in.malformed("an egress endpoint of address family " + afi + " does not have " + octets + " octets");
        }
        return new SubTlv.EgressEndpoint(isNone ? null : IpAddress.read(in, octets));
    }

    private static SubTlv labelStack(WireReader in) throws MalformedException {
        List<Long> entries = new ArrayList<>();
        do {
            entries.add(in.u32());
        } while (in.hasRemaining());
        return new SubTlv.LabelStack(entries);
    }

    /** RFC 9830, 2.4.2: flags [1], reserved [1], SID [0, 4 or 16]. */
    private static SubTlv bindingSid(WireReader in) throws MalformedException {
        int octets = in.remaining();
        if (octets != NO_SID_OCTETS && octets != LABEL_SID_OCTETS && octets != SRV6_SID_OCTETS) {
            throw in.malformed("a binding SID has 2, 6 or 18 octets, not " + octets);
        }
        int flags = in.u8();
        in.skip(1);
        return new SubTlv.BindingSid(
                flags,
                octets == LABEL_SID_OCTETS ? in.u32() : null,
                octets == SRV6_SID_OCTETS ? IpAddress.read(in, 16) : null);
    }

    /** RFC 9830, 2.4.3: flags [1], reserved [1], SID [16], endpoint behavior [0 or 8]. */
    private static SubTlv srv6BindingSid(WireReader in) throws MalformedException {
        int flags = in.u8();
        in.skip(1);
        IpAddress sid = IpAddress.read(in, 16);
        return new SubTlv.Srv6BindingSid(flags, sid, in.hasRemaining() ? EndpointBehavior.decode(in) : null);
    }

    /** RFC 9830, 2.4.7 and 2.4.8: reserved [1], UTF-8. What is no UTF-8 is kept as octets. */
    private static @Nullable SubTlv name(int type, WireReader in) throws MalformedException {
        in.skip(1);
        byte[] octets = in.rest();
        try {
            return new SubTlv.Name(
                    type,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(octets))
                            .toString());
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Writes the value. */
    static void encode(SubTlv subTlv, WireWriter out) {
        if (subTlv instanceof SubTlv.Value value) {
            encode(value, out);
        } else if (subTlv instanceof SubTlv.SegmentList list) {
            SegmentCodec.encode(list, out);
        } else if (subTlv instanceof SubTlv.Name name) {
            out.u8(0).bytes(name.text().getBytes(StandardCharsets.UTF_8));
        } else if (subTlv instanceof SubTlv.BindingSid binding) {
            encode(binding, out);
        } else if (subTlv instanceof SubTlv.Srv6BindingSid binding) {
            out.u8(binding.flags()).u8(0);
            binding.sid().write(out);
            if (binding.behavior() != null) {
                binding.behavior().encode(out);
            }
        } else if (subTlv instanceof SubTlv.EgressEndpoint endpoint) {
            encode(endpoint, out);
        } else if (subTlv instanceof SubTlv.VirtualNetwork network) {
            out.u8(network.flags()).u24(network.networkId());
            out.u16((int) (network.mac() >>> 32)).u32(network.mac()).u16(0);
        } else if (subTlv instanceof SubTlv.L2tpSession session) {
            out.u32(session.session());
            session.cookie().write(out);
        } else if (subTlv instanceof SubTlv.GreKey key) {
            out.u32(key.key());
        } else if (subTlv instanceof SubTlv.LabelStack stack) {
            stack.entries().forEach(out::u32);
        } else if (subTlv instanceof SubTlv.EndpointPrefixSid prefixSid) {
            PrefixSidCodec.encode(prefixSid.value(), out);
        } else if (subTlv instanceof SubTlv.Raw raw) {
            raw.value().write(out);
        }
    }

    private static void encode(SubTlv.Value value, WireWriter out) {
        NumberKind kind = value.kind();
        if (kind == NumberKind.COLOR) {
            out.u16(NumberKind.COLOR_COMMUNITY);
        }
        unsigned(value.flags(), kind.flagOctets, out);
        out.zeros(kind.reservedOctets);
        unsigned(value.number(), kind.valueOctets, out);
        out.zeros(kind.trailingOctets);
    }

    private static void unsigned(long value, int octets, WireWriter out) {
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            out.u8((int) (value >>> shift) & 0xFF);
        }
    }

    private static void encode(SubTlv.BindingSid binding, WireWriter out) {
        out.u8(binding.flags()).u8(0);
        if (binding.label() != null) {
            out.u32(binding.label());
        } else if (binding.sid() != null) {
            binding.sid().write(out);
        }
    }

    private static void encode(SubTlv.EgressEndpoint endpoint, WireWriter out) {
        IpAddress address = endpoint.address();
        out.u32(0);
        if (address == null) {
            out.u16(0);
            return;
        }
        out.u16(address.isIpv6() ? AddressFamilyNumber.IPV6 : AddressFamilyNumber.IPV4);
        address.write(out);
    }
}
