package org.herald.capability.gracefulrestart;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
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

/** Code 64 (RFC 4724, RFC 8538). What the peer says is shown, not acted on: there are no routes of others to keep. */
@ProvideCapability(
        value = "graceful-restart",
        code = 64,
        words = {"graceful-restart", "graceful-notification"})
@Component(service = CapabilityType.class)
public final class GracefulRestartCapability implements CapabilityType<GracefulRestart> {
    /** Under this name the negotiated facts hold true if both sides keep routes after a NOTIFICATION (RFC 8538, 2). */
    static final String NOTIFICATION_FACT = "graceful-notification";

    private static final int MOST_SECONDS = 4095;
    private static final int FAMILY_OCTETS = 4;

    /** The value that stands for not sending the capability. */
    private static final int DISABLED = -1;

    private static final Setting<Integer> GRACEFUL_RESTART = new Setting<>(
            "neighbor/capability",
            "graceful-restart",
            new ValueType<>(
                    "disable, or 0-" + MOST_SECONDS,
                    GracefulRestartCapability::readSeconds,
                    seconds -> seconds == DISABLED ? "disable" : Integer.toString(seconds)),
            DISABLED,
            0,
            "seconds for which the peer is asked to keep routes without a session, 0 for the hold time (RFC 4724)",
            "120");

    private static final Setting<Boolean> GRACEFUL_NOTIFICATION = new Setting<>(
            "neighbor/capability",
            "graceful-notification",
            ValueType.BOOLEAN,
            false,
            true,
            "with graceful-restart: a NOTIFICATION keeps routes too, unless it is a Hard Reset (RFC 8538)",
            "enable");

    private static Integer readSeconds(Words words) throws StatementException {
        if (words.accept("disable") || words.accept("disabled")) {
            return DISABLED;
        }
        return (int) words.number("graceful-restart", MOST_SECONDS);
    }

    @Override
    public int code() {
        return 64;
    }

    @Override
    public String name() {
        return "graceful-restart";
    }

    @Override
    public int offerOrder() {
        return 40;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(GRACEFUL_RESTART, GRACEFUL_NOTIFICATION);
    }

    /** Writes the layout of {@link #decode}, with Restart State and, for every family, Forwarding State. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        int seconds = neighbor.settings().getOr(GRACEFUL_RESTART, DISABLED);
        if (seconds == DISABLED) {
            return;
        }
        if (seconds == 0) {
            seconds = Math.min(neighbor.holdTimeSeconds(), MOST_SECONDS);
        }
        WireWriter value = out.begin();
        int flags = GracefulRestart.RESTART_STATE;
        if (neighbor.settings().isOn(GRACEFUL_NOTIFICATION)) {
            flags |= GracefulRestart.NOTIFICATION_STATE;
        }
        value.u16(flags << 12 | seconds);
        for (FamilyId family : neighbor.families()) {
            value.u16(family.afi()).u8(family.safi()).u8(GracefulRestart.FORWARDING_STATE);
        }
    }

    /**
     * Flags [4 bits], time in seconds [12 bits], then for each family AFI [2], SAFI [1], flags [1] (RFC 4724, 3).
     *
     * @throws MalformedException 2/0 if the time is missing or a family is cut
     */
    @Override
    public GracefulRestart decode(WireReader value) throws MalformedException {
        int octets = value.remaining();
        if (octets < 2 || (octets - 2) % FAMILY_OCTETS != 0) {
            String what = name() + " has a value of " + octets + " octets, it takes 2 and 4 for each family";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        int flagsAndTime = value.u16();
        Map<FamilyId, Integer> familyFlags = new LinkedHashMap<>();
        while (value.hasRemaining()) {
            familyFlags.put(new FamilyId(value.u16(), value.u8()), value.u8());
        }
        return new GracefulRestart(flagsAndTime >>> 12, flagsAndTime & MOST_SECONDS, familyFlags);
    }

    @Override
    public void negotiate(@Nullable GracefulRestart sent, @Nullable GracefulRestart received, Negotiated.Builder out) {
        if (sent != null && received != null && sent.keepsAfterNotification() && received.keepsAfterNotification()) {
            out.fact(NOTIFICATION_FACT, true);
        }
    }

    /** Compatibility: ExaBGP swaps the words «restart» and «forwarding», in all versions. */
    @Override
    public void describe(GracefulRestart value, FieldSink out, CodecView codecs) {
        out.field("name", "graceful restart");
        out.field("time", value.timeSeconds());
        out.name("address-family-flags").openObject();
        value.familyFlags().forEach((family, flags) -> {
            out.name(codecs.slashedNameOf(family)).openList();
            if ((flags & GracefulRestart.FORWARDING_STATE) != 0) {
                out.text("restart");
            }
            out.closeList();
        });
        out.closeObject();
        out.name("restart-flags").openList();
        if ((value.flags() & GracefulRestart.RESTART_STATE) != 0) {
            out.text("forwarding");
        }
        if (value.keepsAfterNotification()) {
            out.text("notification");
        }
        out.closeList();
    }

    @Override
    public void print(GracefulRestart value, TextWriter out, CodecView codecs) {
        out.word("graceful restart flags 0x" + Integer.toHexString(value.flags()));
        out.word("time").number(value.timeSeconds());
        value.familyFlags()
                .forEach(
                        (family, flags) -> out.word(codecs.slashedNameOf(family) + "=0x" + Integer.toHexString(flags)));
    }
}
