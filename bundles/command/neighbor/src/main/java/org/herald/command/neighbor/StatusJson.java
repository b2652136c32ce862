package org.herald.command.neighbor;

import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.client.OpenContent;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.Counters;
import org.herald.api.client.PeerControl.PeerStatus;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** A neighbor as the object that {@code show neighbor json} lists, fields in the order of ExaBGP 5.0. */
final class StatusJson {
    private static final String CAPABILITIES = "capabilities";
    private static final String FAMILIES = "families";
    private static final String ADD_PATH = "add-path";

    private StatusJson() {}

    static void describe(PeerControl peer, CodecView codecs, FieldSink json) {
        PeerStatus status = peer.status();
        json.openObject();
        json.field("state", peer.isEstablished() ? "up" : "down");
        json.field("duration", status.sinceSeconds());
        json.field("fsm", status.fsm());
        json.name("local").openObject();
        capabilities(status.localOpen(), json);
        families(peer, codecs, json, true);
        localAddPath(peer, status, codecs, json);
        setup(json, status.localAddress(), status.localAs(), status.localRouterId(), status.localHoldTimeSeconds());
        json.name("peer").openObject();
        capabilities(status.remoteOpen(), json);
        families(peer, codecs, json, null);
        remoteAddPath(peer, status, codecs, json);
        setup(json, status.remoteAddress(), status.remoteAs(), status.remoteRouterId(), status.remoteHoldTimeSeconds());
        messages(status.counters(), json);
        shared(peer, status, codecs, json);
        json.closeObject();
    }

    private static void capabilities(@Nullable OpenContent open, FieldSink json) {
        json.name(CAPABILITIES).openObject();
        for (ShownCapability capability : ShownCapability.values()) {
            json.name(capability.word());
            truth(capability.in(open), json);
        }
        json.closeObject();
    }

    /** @param everywhere what holds for all configured families; null to ask the session */
    private static void families(PeerControl peer, CodecView codecs, FieldSink json, @Nullable Boolean everywhere) {
        PeerStatus status = peer.status();
        json.name(FAMILIES).openObject();
        for (FamilyId family : peer.families()) {
            json.name(codecs.nameOf(family));
            truth(everywhere != null ? everywhere : isShared(status, family), json);
        }
        json.closeObject();
    }

    private static void localAddPath(PeerControl peer, PeerStatus status, CodecView codecs, FieldSink json) {
        json.name(ADD_PATH).openObject();
        for (FamilyId family : peer.families()) {
            json.name(codecs.nameOf(family));
            truth(
                    status.remoteOpen() == null
                            ? null
                            : status.negotiated().addPathSend().contains(family),
                    json);
        }
        json.closeObject();
    }

    private static void remoteAddPath(PeerControl peer, PeerStatus status, CodecView codecs, FieldSink json) {
        json.name(ADD_PATH).openObject();
        for (FamilyId family : peer.families()) {
            json.name(codecs.nameOf(family));
            truth(
                    status.remoteOpen() == null
                            ? null
                            : status.negotiated().addPathReceive().contains(family),
                    json);
        }
        json.closeObject();
    }

    private static void setup(
            FieldSink json, @Nullable IpAddress address, long as, @Nullable IpAddress routerId, int holdTimeSeconds) {
        address("address", address, json);
        number("as", as, 1, json);
        address("id", routerId, json);
        number("hold", holdTimeSeconds, 0, json);
        json.closeObject();
    }

    private static void messages(Counters counters, FieldSink json) {
        json.name("messages").openObject();
        for (int side = 0; side < 2; side++) {
            json.name(side == 0 ? "sent" : "received").openObject();
            json.field("open", counters.open()[side]);
            json.field("notification", counters.notification()[side]);
            json.field("keepalive", counters.keepalive()[side]);
            json.field("update", counters.update()[side]);
            json.field("refresh", counters.refresh()[side]);
            json.field("total", counters.total(side));
            json.closeObject();
        }
        json.closeObject();
    }

    private static void shared(PeerControl peer, PeerStatus status, CodecView codecs, FieldSink json) {
        json.name(CAPABILITIES).openList();
        for (ShownCapability capability : ShownCapability.values()) {
            if (Boolean.TRUE.equals(capability.in(status.localOpen()))
                    && Boolean.TRUE.equals(capability.in(status.remoteOpen()))) {
                json.text(capability.word());
            }
        }
        json.closeList();
        json.name(FAMILIES).openList();
        for (FamilyId family : peer.families()) {
            if (Boolean.TRUE.equals(isShared(status, family))) {
                json.text(codecs.nameOf(family));
            }
        }
        json.closeList();
        json.name(ADD_PATH).openObject();
        for (FamilyId family : peer.families()) {
            json.field(
                    codecs.nameOf(family),
                    AddPathUse.of(status.negotiated(), family).word());
        }
        json.closeObject();
    }

    private static @Nullable Boolean isShared(PeerStatus status, FamilyId family) {
        return status.remoteOpen() == null ? null : status.negotiated().hasFamily(family);
    }

    private static void truth(@Nullable Boolean is, FieldSink json) {
        if (is == null) {
            json.absent();
        } else {
            json.bool(is);
        }
    }

    private static void address(String name, @Nullable IpAddress address, FieldSink json) {
        json.name(name);
        if (address == null) {
            json.absent();
        } else {
            json.address(address);
        }
    }

    private static void number(String name, long value, long least, FieldSink json) {
        json.name(name);
        if (value < least) {
            json.absent();
        } else {
            json.number(value);
        }
    }
}
