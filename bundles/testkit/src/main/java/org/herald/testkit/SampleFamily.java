package org.herald.testkit;

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
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * A family for tests that must not depend on a plugin: its NLRI are IPv4 hosts, on the wire 32 [1], address [4], as IPv4 unicast writes them.
 *
 * @param id 1/1 to stand in for IPv4 unicast, or any other
 */
public record SampleFamily(FamilyId id, FamilyNames names)
        implements AddressFamily<IpAddress>, NlriCodec<IpAddress>, RouteSyntax<IpAddress> {
    /** In place of IPv4 unicast. */
    public static final SampleFamily IPV4_UNICAST =
            new SampleFamily(FamilyId.IPV4_UNICAST, new FamilyNames("ipv4", "unicast"));

    private static final int HOST_BITS = 32;

    @Override
    public NextHopRule nextHop() {
        return new NextHopRule(Set.of(4), Set.of(16, 32), 0);
    }

    @Override
    public NlriCodec<IpAddress> codec() {
        return this;
    }

    @Override
    public RouteSyntax<IpAddress> syntax() {
        return this;
    }

    @Override
    public Set<FamilyTrait> traits() {
        return Set.of(FamilyTrait.CLASSIC_FIELDS, FamilyTrait.GROUPED);
    }

    @Override
    public IpAddress decode(WireReader in, CodecContext context) throws MalformedException {
        int at = in.position();
        if (in.u8() != HOST_BITS) {
            throw new MalformedException("not a host", at);
        }
        return IpAddress.read(in, 4);
    }

    @Override
    public void encode(IpAddress nlri, WireWriter out, CodecContext context) {
        encodeKey(nlri, out);
    }

    @Override
    public void encodeKey(IpAddress nlri, WireWriter out) {
        nlri.write(out.u8(HOST_BITS));
    }

    @Override
    public void describe(IpAddress nlri, long pathId, FieldSink out) {
        out.name("nlri").prefix(nlri, HOST_BITS);
        if (pathId != NO_PATH_ID) {
            out.field("path-information", IpAddress.ofIpv4((int) pathId));
        }
    }

    @Override
    public void print(IpAddress nlri, long pathId, TextWriter out) {
        out.address(nlri).glue().word("/32");
        if (pathId != NO_PATH_ID) {
            out.word("path-information").address(IpAddress.ofIpv4((int) pathId));
        }
    }

    @Override
    public boolean isPlainPrefix() {
        return true;
    }

    @Override
    public Grammar grammar() {
        return Grammar.EMPTY;
    }

    @Override
    public Builder<IpAddress> begin(Words words) throws StatementException {
        String word = words.next("a host");
        IpAddress address = IpAddress.parse(word.endsWith("/32") ? word.substring(0, word.length() - 3) : word);
        if (address == null || address.isIpv6()) {
            throw words.failureAt(words.position() - 1, "'" + word + "' is not a host", List.of());
        }
        return new Builder<>() {
            @Override
            public boolean accept(Words more, RouteDraft draft) {
                return false;
            }

            @Override
            public IpAddress build(Words more) {
                return address;
            }
        };
    }

    @Override
    public int fit(RouteProbe probe) {
        return probe.address().isIpv6() ? NO_FIT : 1;
    }
}
