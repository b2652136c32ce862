package org.herald.capability.longlivedgracefulrestart;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.config.StatementException;
import org.herald.api.config.ValueType;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 71 (RFC 9494): asks the peer to keep our routes, as stale ones, long after the time of graceful restart. */
@ProvideCapability(value = "long-lived-graceful-restart", code = 71, words = "long-lived-graceful-restart")
@Component(service = CapabilityType.class)
public final class LongLivedGracefulRestartCapability implements CapabilityType<LongLivedGracefulRestart> {
    /** Under this name the negotiated facts hold the peer's times: seconds by a family's name, {@code ipv4/unicast}. */
    static final String FACT = "long-lived-graceful-restart";

    private static final int MOST_SECONDS = 0xFF_FFFF;
    private static final int FAMILY_OCTETS = 7;

    /** The value that stands for not sending the capability. */
    private static final int DISABLED = -1;

    private static final String PATH = "neighbor/capability";

    /** Of the bundle for capability 64: off where it is not there, or below 0. */
    private static final String GRACEFUL_RESTART = PATH + "/graceful-restart";

    private static final Setting<Integer> LONG_LIVED = new Setting<>(
            PATH,
            "long-lived-graceful-restart",
            new ValueType<>(
                    "disable, or 0-" + MOST_SECONDS,
                    LongLivedGracefulRestartCapability::readSeconds,
                    seconds -> seconds == DISABLED ? "disable" : Integer.toString(seconds)),
            DISABLED,
            null,
            "seconds for which the peer is asked to keep stale routes, with graceful-restart only (RFC 9494)",
            "86400");

    private static Integer readSeconds(Words words) throws StatementException {
        if (words.accept("disable") || words.accept("disabled")) {
            return DISABLED;
        }
        return (int) words.number("long-lived-graceful-restart", MOST_SECONDS);
    }

    @Override
    public int code() {
        return 71;
    }

    @Override
    public String name() {
        return "long-lived-graceful-restart";
    }

    @Override
    public int offerOrder() {
        return 45;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LONG_LIVED);
    }

    /**
     * Writes the layout of {@link #decode}, with Forwarding State for every family. Nothing without graceful restart: alone the capability
     * "MUST be ignored" (RFC 9494, 4.1).
     */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        int seconds = neighbor.settings().getOr(LONG_LIVED, DISABLED);
        Object graceful = neighbor.settings().values().get(GRACEFUL_RESTART);
        boolean hasGracefulRestart = graceful instanceof Integer time && time >= 0;
        if (seconds == DISABLED || !hasGracefulRestart) {
            return;
        }
        WireWriter value = out.begin();
        for (FamilyId family : neighbor.families()) {
            value.u16(family.afi()).u8(family.safi()).u8(LongLivedGracefulRestart.FORWARDING_STATE);
            value.u24(seconds);
        }
    }

    /**
     * For each family AFI [2], SAFI [1], flags [1], time in seconds [3] (RFC 9494, 3.1).
     *
     * @throws MalformedException 2/0 if a family is cut
     */
    @Override
    public LongLivedGracefulRestart decode(WireReader value) throws MalformedException {
        if (value.remaining() % FAMILY_OCTETS != 0) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes 7 for each family";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        Map<FamilyId, LongLivedGracefulRestart.Stale> families = new LinkedHashMap<>();
        while (value.hasRemaining()) {
            FamilyId family = new FamilyId(value.u16(), value.u8());
            families.put(family, new LongLivedGracefulRestart.Stale(value.u8(), value.u24()));
        }
        return new LongLivedGracefulRestart(families);
    }

    @Override
    public void negotiate(
            @Nullable LongLivedGracefulRestart sent,
            @Nullable LongLivedGracefulRestart received,
            Negotiated.Builder out) {}

    /** Families that both named, with the peer's time. */
    @Override
    public void negotiate(
            @Nullable LongLivedGracefulRestart sent,
            @Nullable LongLivedGracefulRestart received,
            NegotiationContext session,
            Negotiated.Builder out) {
        if (sent == null || received == null) {
            return;
        }
        Map<String, Integer> seconds = new LinkedHashMap<>();
        received.families().forEach((family, stale) -> {
            if (sent.families().containsKey(family)) {
                seconds.put(session.codecs().slashedNameOf(family), stale.seconds());
            }
        });
        out.fact(FACT, Map.copyOf(seconds));
    }

    /** The words for flags are those of graceful restart, not swapped: no older program knows this capability. */
    @Override
    public void describe(LongLivedGracefulRestart value, FieldSink out, CodecView codecs) {
        out.field("name", "long-lived-graceful-restart");
        out.name("families").openObject();
        value.families().forEach((family, stale) -> {
            out.name(codecs.slashedNameOf(family)).openObject();
            out.field("time", stale.seconds());
            out.name("flags").openList();
            if ((stale.flags() & LongLivedGracefulRestart.FORWARDING_STATE) != 0) {
                out.text("forwarding");
            }
            out.closeList();
            out.closeObject();
        });
        out.closeObject();
    }

    @Override
    public void print(LongLivedGracefulRestart value, TextWriter out, CodecView codecs) {
        out.word("long-lived graceful restart");
        value.families()
                .forEach((family, stale) -> out.word(codecs.slashedNameOf(family) + "=0x"
                        + Integer.toHexString(stale.flags()) + "/" + stale.seconds()));
    }
}
