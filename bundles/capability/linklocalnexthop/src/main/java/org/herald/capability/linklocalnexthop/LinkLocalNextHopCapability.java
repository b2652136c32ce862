package org.herald.capability.linklocalnexthop;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Code 77 (draft-white-linklocal-capability): the next hop of IPv6 routes may be a link-local address alone. Its value is always true: that
 * it is there is all it says.
 */
@ProvideCapability(
        value = "link-local-nexthop",
        code = 77,
        words = {"link-local-nexthop", "link-local-prefer"})
@Component(service = CapabilityType.class)
public final class LinkLocalNextHopCapability implements CapabilityType<Boolean> {
    /** Under this name the negotiated facts hold true if both sides sent the capability. */
    static final String FACT = "link-local-nexthop";

    /** Under this name the negotiated facts hold true if, of two next hops received, the link-local one is to be told. */
    static final String PREFER_FACT = "link-local-prefer";

    /** Under this name the negotiated facts hold our own link-local address, as text, if it is to stand behind global next hops. */
    static final String OWN_FACT = "local-link-local";

    private static final String PATH = "neighbor/capability";

    /** Compatibility: needs a value, since ExaBGP 6.0. */
    private static final Setting<Boolean> LINK_LOCAL_NEXTHOP = new Setting<>(
            PATH,
            "link-local-nexthop",
            ValueType.BOOLEAN,
            false,
            null,
            "link-local addresses as only next hop of IPv6 routes (draft-white-linklocal-capability)",
            "enable");

    private static final Setting<Boolean> LINK_LOCAL_PREFER = new Setting<>(
            PATH,
            "link-local-prefer",
            ValueType.BOOLEAN,
            false,
            false,
            "tell the link-local one of two next hops received, where the capability was negotiated",
            "enable");

    @Override
    public int code() {
        return 77;
    }

    @Override
    public String name() {
        return "link-local-nexthop";
    }

    @Override
    public int offerOrder() {
        return 110;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LINK_LOCAL_NEXTHOP, LINK_LOCAL_PREFER);
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (neighbor.settings().isOn(LINK_LOCAL_NEXTHOP)) {
            out.begin();
        }
    }

    /** Nothing [0]. @throws MalformedException 2/0 if there is something */
    @Override
    public Boolean decode(WireReader value) throws MalformedException {
        if (value.hasRemaining()) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes none";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        return true;
    }

    @Override
    public void negotiate(@Nullable Boolean sent, @Nullable Boolean received, Negotiated.Builder out) {
        if (sent != null && received != null) {
            out.fact(FACT, true);
        }
    }

    @Override
    public void negotiate(
            @Nullable Boolean sent, @Nullable Boolean received, NegotiationContext session, Negotiated.Builder out) {
        negotiate(sent, received, out);
        if (sent == null || received == null) {
            return;
        }
        if (session.settings().isOn(LINK_LOCAL_PREFER)) {
            out.fact(PREFER_FACT, true);
        }
        Object timeToLive = session.settings().values().get("neighbor/outgoing-ttl");
        boolean isFarAway = timeToLive instanceof Integer hops && hops > 1;
        if (session.settings().values().get("neighbor/local-link-local") instanceof IpAddress own && !isFarAway) {
            out.fact(OWN_FACT, own.toString());
        }
    }

    @Override
    public void describe(Boolean value, FieldSink out, CodecView codecs) {
        out.field("name", "link-local-nexthop");
    }

    @Override
    public void print(Boolean value, TextWriter out, CodecView codecs) {
        out.word("link-local nexthop");
    }
}
