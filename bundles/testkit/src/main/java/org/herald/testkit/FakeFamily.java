package org.herald.testkit;

import java.nio.charset.StandardCharsets;
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
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * A family for tests of what stands above families: its NLRI is one word of text, and on the wire the octets of that text behind their count.
 */
public final class FakeFamily implements AddressFamily<String>, NlriCodec<String>, RouteSyntax<String> {
    private final FamilyId id;
    private final FamilyNames names;
    private final Set<FamilyTrait> traits;

    private FakeFamily(FamilyId id, FamilyNames names, Set<FamilyTrait> traits) {
        this.id = id;
        this.names = names;
        this.traits = traits;
    }

    /** A family of these numbers and words; with {@link FamilyTrait#NO_NEXT_HOP} its routes need no next hop. */
    public static FakeFamily of(int afi, int safi, String afiWord, String safiWord, FamilyTrait... traits) {
        return new FakeFamily(new FamilyId(afi, safi), new FamilyNames(afiWord, safiWord, List.of()), Set.of(traits));
    }

    @Override
    public FamilyId id() {
        return id;
    }

    @Override
    public FamilyNames names() {
        return names;
    }

    @Override
    public NextHopRule nextHop() {
        return new NextHopRule(Set.of(0, 4, 16), Set.of(), 0);
    }

    @Override
    public NlriCodec<String> codec() {
        return this;
    }

    @Override
    public RouteSyntax<String> syntax() {
        return this;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return traits;
    }

    @Override
    public String decode(WireReader in, CodecContext context) throws MalformedException {
        int count = in.u8();
        int at = in.position();
        in.skip(count);
        return new String(in.array(), at, count, StandardCharsets.US_ASCII);
    }

    @Override
    public void encode(String nlri, WireWriter out, CodecContext context) {
        out.u8(nlri.length()).ascii(nlri);
    }

    @Override
    public void encodeKey(String nlri, WireWriter out) {
        out.ascii(nlri);
    }

    @Override
    public void describe(String nlri, long pathId, FieldSink out) {
        out.field("nlri", nlri);
    }

    @Override
    public void print(String nlri, long pathId, TextWriter out) {
        out.word(nlri);
    }

    @Override
    public Grammar grammar() {
        return Grammar.EMPTY;
    }

    @Override
    public int fit(RouteProbe probe) {
        boolean isUnicast = id.safi() == 1;
        boolean isIpv6 = id.afi() == 2;
        return isUnicast && probe.address().isIpv6() == isIpv6 ? 1 : NO_FIT;
    }

    @Override
    public Builder<String> begin(Words words) throws StatementException {
        String nlri = words.next("an NLRI");
        return new Builder<>() {
            @Override
            public boolean accept(Words rest, RouteDraft draft) {
                return false;
            }

            @Override
            public String build(Words rest) {
                return nlri;
            }
        };
    }
}
