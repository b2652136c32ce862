package org.herald.lib.route;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A family that no installed bundle owns, written as two numbers: its NLRI go as the octets that the statement has, {@code 1 99 0x18cb0071 next-hop
 * 192.0.2.1}. What identifies a route is all of its octets.
 */
record RawFamily(FamilyId id) implements AddressFamily<RawFamily.Octets> {
    private static final int ADDRESS_OCTETS = 4;
    private static final int IPV6_ADDRESS_OCTETS = 16;
    private static final NextHopRule NEXT_HOP =
            new NextHopRule(Set.of(0, ADDRESS_OCTETS, IPV6_ADDRESS_OCTETS), Set.of(), 0);
    private static final Codec CODEC = new Codec();
    private static final Syntax SYNTAX = new Syntax();

    /** NLRI as they are on the wire. */
    record Octets(byte[] octets) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Octets same && Arrays.equals(octets, same.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }
    }

    @Override
    public FamilyNames names() {
        return new FamilyNames(Integer.toString(id.afi()), Integer.toString(id.safi()));
    }

    @Override
    public NextHopRule nextHop() {
        return NEXT_HOP;
    }

    @Override
    public NlriCodec<Octets> codec() {
        return CODEC;
    }

    @Override
    public RouteSyntax<Octets> syntax() {
        return SYNTAX;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return Set.of(FamilyTrait.NO_NEXT_HOP);
    }

    private static final class Codec implements NlriCodec<Octets> {
        @Override
        public Octets decode(WireReader in, CodecContext context) {
            return new Octets(in.rest());
        }

        @Override
        public void encode(Octets nlri, WireWriter out, CodecContext context) {
            out.bytes(nlri.octets());
        }

        @Override
        public void encodeKey(Octets nlri, WireWriter out) {
            out.bytes(nlri.octets());
        }

        @Override
        public void describe(Octets nlri, long pathId, FieldSink out) {
            out.name("raw").hex("", nlri.octets(), 0, nlri.octets().length);
        }

        @Override
        public void print(Octets nlri, long pathId, TextWriter out) {
            out.hex(nlri.octets(), 0, nlri.octets().length);
        }
    }

    private static final class Syntax implements RouteSyntax<Octets> {
        @Override
        public Grammar grammar() {
            return Grammar.EMPTY;
        }

        @Override
        public Builder<Octets> begin(Words words) throws StatementException {
            int at = words.position();
            String digits = words.next("the octets of the NLRI");
            byte[] octets = digits.startsWith("0x") || digits.startsWith("0X") ? parse(digits.substring(2)) : null;
            if (octets == null || octets.length == 0) {
                throw words.failureAt(
                        at,
                        "'" + digits + "' is no NLRI of a family that is written as numbers (0x and two hexadecimal "
                                + "digits for each octet)",
                        List.of());
            }
            return new RawBuilder(new Octets(octets));
        }

        private static byte @Nullable [] parse(String digits) {
            try {
                return Hex.parse(digits);
            } catch (IllegalArgumentException invalid) {
                return null;
            }
        }
    }

    private record RawBuilder(Octets nlri) implements RouteSyntax.Builder<Octets> {
        @Override
        public boolean accept(Words words, RouteDraft draft) {
            return false;
        }

        @Override
        public Octets build(Words words) {
            return nlri;
        }
    }
}
