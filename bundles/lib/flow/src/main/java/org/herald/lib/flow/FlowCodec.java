package org.herald.lib.flow;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.flow.FlowComponent.Comparisons;
import org.herald.lib.flow.FlowComponent.Pattern;
import org.herald.lib.prefix.PrefixWire;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * Flow specification NLRI (RFC 8955, 4 and 8; RFC 8956, 3): length [1, or 2 with 0xF in the first four bits], route distinguisher [8] in VPN families,
 * components by ascending type.
 *
 * <p>A component is type [1] and a pattern, length in bits [1], in IPv6 offset in bits [1], octets of the bits between; or it is type [1] and
 * comparisons, operator [1] and value [1, 2, 4 or 8] each, up to the one whose operator has the bit end-of-list.
 *
 * <p>What means the same is one rule, with one key: reserved bits are cleared, values written as short as they can be.
 */
public final class FlowCodec implements NlriCodec<FlowRule> {
    /** {@code ipv4 flow}. */
    public static final FlowCodec IPV4 = new FlowCodec(false, false);
    /** {@code ipv4 flow-vpn}. */
    public static final FlowCodec IPV4_VPN = new FlowCodec(false, true);
    /** {@code ipv6 flow}. */
    public static final FlowCodec IPV6 = new FlowCodec(true, false);
    /** {@code ipv6 flow-vpn}. */
    public static final FlowCodec IPV6_VPN = new FlowCodec(true, true);

    /** Octets behind the length that a rule has at the most (RFC 8955, 4.1). */
    static final int MOST_OCTETS = 0xFFF;

    /** Lengths from here on have two octets. */
    private static final int LONG_FORM = 0xF0;

    private final boolean isIpv6;
    private final boolean isVpn;

    private FlowCodec(boolean isIpv6, boolean isVpn) {
        this.isIpv6 = isIpv6;
        this.isVpn = isVpn;
    }

    /**
     * The length tells where the next rule is, so a rule that is wrong inside costs the routes of its UPDATE and not the session (RFC 8955, 10).
     *
     * @throws MalformedException if octets are missing: severity left open; TREAT_AS_WITHDRAW for a type that is unknown, repeated or not
     *     behind the one before, a pattern or value out of range, a list without end, or no component at all
     */
    @Override
    public FlowRule decode(WireReader in, CodecContext context) throws MalformedException {
        int length = in.u8();
        if (length >= LONG_FORM) {
            length = (length & 0x0F) << 8 | in.u8();
        }
        WireReader rule = in.slice(length);
        try {
            RouteDistinguisher distinguisher = isVpn ? RouteDistinguisher.read(rule) : null;
            return new FlowRule(distinguisher, components(rule));
        } catch (MalformedException malformed) {
            throw new MalformedException(
                    Severity.TREAT_AS_WITHDRAW, "flow specification: " + malformed.getMessage(), malformed.offset());
        }
    }

    private List<FlowComponent> components(WireReader in) throws MalformedException {
        List<FlowComponent> components = new ArrayList<>(4);
        int previous = 0;
        do {
            int at = in.position();
            int code = in.u8();
            FlowComponentType type = FlowComponentType.of(code, isIpv6);
            if (type == null) {
                throw new MalformedException("type " + code + " is not known", at);
            }
            if (code <= previous) {
                throw new MalformedException("type " + code + " cannot stand behind type " + previous, at);
            }
            components.add(type.kind() == FlowComponentType.Kind.PREFIX ? pattern(type, in) : comparisons(type, in));
            previous = code;
        } while (in.hasRemaining());
        return components;
    }

    private Pattern pattern(FlowComponentType type, WireReader in) throws MalformedException {
        int at = in.position();
        int bits = in.u8();
        if (bits > (isIpv6 ? 128 : 32)) {
            throw new MalformedException("a prefix has no " + bits + " bits", at);
        }
        if (!isIpv6) {
            return new Pattern(type, PrefixWire.readIpv4(in, bits), bits, 0);
        }
        int offset = in.u8();
        if (offset >= bits && (offset != 0 || bits != 0)) {
            throw new MalformedException("the offset " + offset + " is not below the length " + bits, at + 1);
        }
        return new Pattern(type, shiftedRight(PrefixWire.readIpv6(in, bits - offset), offset), bits, offset);
    }

    private Comparisons comparisons(FlowComponentType type, WireReader in) throws MalformedException {
        List<FlowTerm> terms = new ArrayList<>(2);
        int operator;
        do {
            int at = in.position();
            operator = in.u8();
            long value = value(operator >>> FlowTerm.LENGTH_SHIFT & FlowTerm.LENGTH_MASK, in);
            terms.add(term(type, operator, value, terms.isEmpty(), at));
        } while ((operator & FlowTerm.END_OF_LIST) == 0);
        return new Comparisons(type, terms);
    }

    private static long value(int lengthCode, WireReader in) throws MalformedException {
        return switch (lengthCode) {
            case 0 -> in.u8();
            case 1 -> in.u16();
            case 2 -> in.u32();
            default -> in.u64();
        };
    }

    private FlowTerm term(FlowComponentType type, int operator, long value, boolean isFirst, int at)
            throws MalformedException {
        long most = type.most(isIpv6);
        boolean isBitmask = type.kind() == FlowComponentType.Kind.BITMASK;
        int comparison = operator & (isBitmask ? FlowTerm.BITMASK_BITS : FlowTerm.NUMERIC_BITS);
        if (isBitmask || type == FlowComponentType.DSCP) {
            // Bits that are no flags, and those beside a DSCP, are not matched (RFC 8955, 4.2.2.9, 4.2.2.11 and
            // 4.2.2.12).
            value &= most;
        } else if (comparison == FlowTerm.ALWAYS || comparison == FlowTerm.NEVER) {
            value = 0;
        } else if (Long.compareUnsigned(value, most) > 0) {
            throw new MalformedException(
                    "the value " + Long.toUnsignedString(value) + " of type " + type.code() + " is above " + most, at);
        }
        // "In the first operator octet of a sequence it MUST be encoded as unset and MUST be treated as always unset"
        // (4.2.1.1)
        return new FlowTerm(comparison | (isFirst ? 0 : operator & FlowTerm.AND), value);
    }

    // ---- writing

    @Override
    public void encode(FlowRule nlri, WireWriter out, CodecContext context) {
        int octets = octetCount(nlri);
        if (octets < LONG_FORM) {
            out.u8(octets);
        } else {
            out.u16(0xF000 | octets);
        }
        encodeKey(nlri, out);
    }

    /** How many octets follow the length. */
    static int octetCount(FlowRule rule) {
        int octets = rule.distinguisher() == null ? 0 : RouteDistinguisher.OCTETS;
        for (FlowComponent component : rule.components()) {
            octets++;
            if (component instanceof Pattern pattern) {
                octets += pattern.address().isIpv6() ? 2 : 1;
                octets += PrefixWire.octetCount(pattern.bits() - pattern.offset());
            } else if (component instanceof Comparisons comparisons) {
                for (FlowTerm term : comparisons.terms()) {
                    octets += 1 + (1 << term.lengthCode());
                }
            }
        }
        return octets;
    }

    @Override
    public void encodeKey(FlowRule nlri, WireWriter out) {
        RouteDistinguisher distinguisher = nlri.distinguisher();
        if (distinguisher != null) {
            distinguisher.write(out);
        }
        for (FlowComponent component : nlri.components()) {
            out.u8(component.type().code());
            if (component instanceof Pattern pattern) {
                encode(pattern, out);
            } else if (component instanceof Comparisons comparisons) {
                encode(comparisons, out);
            }
        }
    }

    private static void encode(Pattern pattern, WireWriter out) {
        out.u8(pattern.bits());
        if (pattern.address().isIpv6()) {
            out.u8(pattern.offset());
        }
        shiftedLeft(pattern.address(), pattern.offset())
                .write(out, PrefixWire.octetCount(pattern.bits() - pattern.offset()));
    }

    private static void encode(Comparisons comparisons, WireWriter out) {
        int last = comparisons.terms().size() - 1;
        for (int index = 0; index <= last; index++) {
            FlowTerm term = comparisons.terms().get(index);
            int length = term.lengthCode();
            out.u8(term.operator() | length << FlowTerm.LENGTH_SHIFT | (index == last ? FlowTerm.END_OF_LIST : 0));
            switch (length) {
                case 0 -> out.u8((int) term.value());
                case 1 -> out.u16((int) term.value());
                case 2 -> out.u32(term.value());
                default -> out.u64(term.value());
            }
        }
    }

    private static IpAddress shiftedLeft(IpAddress address, int bits) {
        if (bits == 0) {
            return address;
        }
        long high = bits >= 64 ? address.low() << bits - 64 : address.high() << bits | address.low() >>> 64 - bits;
        return new IpAddress(high, bits >= 64 ? 0 : address.low() << bits, true);
    }

    private static IpAddress shiftedRight(IpAddress address, int bits) {
        if (bits == 0) {
            return address;
        }
        long low = bits >= 64 ? address.high() >>> bits - 64 : address.low() >>> bits | address.high() << 64 - bits;
        return new IpAddress(bits >= 64 ? 0 : address.high() >>> bits, low, true);
    }

    // ---- showing

    @Override
    public void describe(FlowRule nlri, long pathId, FieldSink out) {
        FlowText.describe(nlri, isIpv6, null, out);
    }

    @Override
    public void describe(FlowRule nlri, long pathId, @Nullable IpAddress nextHop, FieldSink out) {
        FlowText.describe(nlri, isIpv6, nextHop, out);
    }

    @Override
    public void print(FlowRule nlri, long pathId, TextWriter out) {
        FlowText.print(nlri, isIpv6, out);
    }
}
