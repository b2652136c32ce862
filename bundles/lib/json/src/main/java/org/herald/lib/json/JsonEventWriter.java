package org.herald.lib.json;

import java.util.Set;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.Negotiated;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one event as one line of JSON, with the keys, their order and the blanks that ExaBGP of the dialect's version writes.
 *
 * <p>Not thread safe; made for one event.
 */
public final class JsonEventWriter {
    /** Octets of a message before its body: marker, length, type (RFC 4271, 4.1). */
    private static final int HEADER_OCTETS = 19;

    private final WireWriter out;
    private final Dialect dialect;
    private final EncoderOptions options;
    private final CodecView codecs;
    private final JsonFieldSink sink;

    /** @param out what was in it before stays */
    public JsonEventWriter(WireWriter out, Dialect dialect, EncoderOptions options, CodecView codecs) {
        this.out = out;
        this.dialect = dialect;
        this.options = options;
        this.codecs = codecs;
        this.sink = new JsonFieldSink(out, dialect);
    }

    /** Writes the event with its line end. */
    public void write(Event event) {
        if (event instanceof Event.Update update) {
            begin(event, "update", update.direction());
            new UpdateJson(sink, out, codecs, options.isCompact()).write(update.content());
            negotiatedIfAsked(event.envelope());
        } else if (event instanceof Event.Raw raw) {
            begin(event, MessageTypes.rawName(raw.type(), dialect), raw.direction());
            raw(raw);
            negotiatedIfAsked(event.envelope());
        } else if (event instanceof Event.Keepalive keepalive) {
            begin(event, "keepalive", keepalive.direction());
        } else if (event instanceof Event.Open open) {
            begin(event, "open", open.direction());
            new OpenJson(sink, codecs).write(open.content(), open.direction());
        } else if (event instanceof Event.Notification notification) {
            begin(event, "notification", notification.direction());
            notification(notification);
        } else if (event instanceof Event.RouteRefresh refresh) {
            begin(event, "refresh", refresh.direction());
            refresh(refresh);
        } else if (event instanceof Event.Operational operational) {
            begin(event, "operational", operational.direction());
            new OperationalJson(sink, codecs).write(operational.type(), operational.content());
        } else {
            writeStateEvent(event);
        }
        end(event);
    }

    private void writeStateEvent(Event event) {
        if (event instanceof Event.StateChanged changed) {
            begin(event, "state", null);
            sink.field("state", changed.state());
            if (changed.reason() != null) {
                sink.field("reason", changed.reason());
            } else if (changed.state().equals("down")) {
                sink.field("reason", "");
            }
        } else if (event instanceof Event.FsmChanged changed) {
            begin(event, "fsm", null);
            sink.field("state", changed.state());
        } else if (event instanceof Event.SignalReceived signal) {
            begin(event, "signal", null);
            sink.field("code", Integer.toString(signal.code()));
            sink.field("name", signal.name());
        } else if (event instanceof Event.SessionNegotiated negotiated) {
            begin(event, "negotiated", null);
            negotiated(negotiated.facts());
        } else if (event instanceof Event.Stopping) {
            begin(event, "notification", null);
            sink.field("notification", "shutdown");
        }
    }

    // ---- the envelope

    private void begin(Event event, String type, @Nullable Direction direction) {
        Event.Envelope envelope = event.envelope();
        out.ascii("{ \"exabgp\": \"").ascii(formatVersion()).ascii("\", \"time\": ");
        time(envelope.timeMicros());
        out.ascii(", \"host\" : ");
        JsonFieldSink.quote(options.hostName(), out);
        out.ascii(", \"pid\" : ").decimal(options.pid());
        out.ascii(", \"ppid\" : ").decimal(options.parentPid()).ascii(", ");
        if (envelope.neighbor() != null) {
            out.ascii("\"counter\": ").decimal(envelope.counter()).ascii(", ");
        }
        out.ascii("\"type\": \"").ascii(type).ascii("\", ");
        byte[] message = envelope.raw();
        if (message != null) {
            octets(message);
        }
        if (envelope.neighbor() != null) {
            neighbor(envelope.neighbor());
        }
        if (direction != null) {
            sink.field("direction", direction.word());
        }
    }

    private void end(Event event) {
        out.ascii(event.envelope().neighbor() != null ? " } }\n" : " }\n");
    }

    private String formatVersion() {
        return switch (dialect.version()) {
            case 4 -> "4.0.1";
            case 6 -> "6.0.0";
            default -> "5.0.0";
        };
    }

    private void time(long micros) {
        out.decimal(micros / 1_000_000).u8('.');
        int fraction = (int) (micros % 1_000_000);
        for (int unit = 100_000; unit > 0; unit /= 10) {
            out.u8('0' + fraction / unit % 10);
        }
    }

    private void octets(byte[] message) {
        int headerOctets = Math.min(HEADER_OCTETS, message.length);
        out.ascii("\"header\": \"0x").hex(message, 0, headerOctets).ascii("\", ");
        if (message.length > headerOctets) {
            out.ascii("\"body\": \"0x")
                    .hex(message, headerOctets, message.length - headerOctets)
                    .ascii("\", ");
        }
    }

    private void neighbor(NeighborIdentity neighbor) {
        out.ascii("\"neighbor\": { \"address\": { \"local\": ");
        address(neighbor.localAddress(), "\"auto\"");
        out.ascii(", \"peer\": ");
        address(neighbor.peerAddress(), "null");
        out.ascii(" }, \"asn\": { \"local\": ").decimal(neighbor.localAs());
        out.ascii(", \"peer\": ").decimal(neighbor.peerAs()).ascii(" }");
        if (dialect.version() >= 5) {
            out.ascii(", \"router-id\": ");
            address(neighbor.routerId(), "null");
        }
        out.ascii(" , ");
    }

    private void address(@Nullable IpAddress address, String otherwise) {
        if (address == null) {
            out.ascii(otherwise);
        } else {
            out.u8('"');
            InetText.write(address, out);
            out.u8('"');
        }
    }

    // ---- the messages

    private void raw(Event.Raw raw) {
        byte[] message = raw.octets();
        int headerOctets = Math.min(HEADER_OCTETS, message.length);
        sink.name("message").openObject();
        sink.field("category", raw.type());
        sink.name("header").hex("0x", message, 0, headerOctets);
        sink.name("body").hex("0x", message, headerOctets, message.length - headerOctets);
        sink.closeObject();
    }

    private void notification(Event.Notification notification) {
        byte[] data = notification.data();
        sink.name("notification").openObject();
        sink.field("code", notification.code());
        sink.field("subcode", notification.subcode());
        sink.name("data").hex("0x", data, 0, data.length);
        sink.field("message", NotificationText.of(notification.code(), notification.subcode(), data));
        sink.closeObject();
    }

    private void refresh(Event.RouteRefresh refresh) {
        sink.name("route-refresh").openObject();
        family(sink, codecs, refresh.family());
        sink.field("subtype", refresh.subtypeWord());
        sink.closeObject();
    }

    /** The two words of a family as two fields. */
    static void family(JsonFieldSink sink, CodecView codecs, FamilyId id) {
        String name = codecs.nameOf(id);
        int blank = name.indexOf(' ');
        sink.field("afi", name.substring(0, blank));
        sink.field("safi", name.substring(blank + 1));
    }

    // ---- the session's facts

    private void negotiatedIfAsked(Event.Envelope envelope) {
        if (envelope.negotiated() != null) {
            // Compatibility: a blank before this comma, since ExaBGP 4.
            out.u8(' ');
            negotiated(envelope.negotiated());
        }
    }

    private void negotiated(Negotiated facts) {
        sink.name("negotiated").openObject();
        sink.field("message_size", facts.messageOctets());
        sink.field("hold_time", facts.holdTimeSeconds());
        sink.field("asn4", facts.isAsn4());
        sink.field("multisession", facts.isMultisession());
        sink.field("operational", facts.isOperational());
        sink.field(
                "refresh",
                switch (facts.refresh()) {
                    case ABSENT -> "absent";
                    case NORMAL -> "normal";
                    case ENHANCED -> "enhanced";
                });
        sink.name("families").dense().openList();
        for (FamilyId family : facts.families()) {
            sink.text(codecs.nameOf(family));
        }
        sink.closeList();
        sink.name("nexthop").dense().openList();
        for (Negotiated.ExtendedNextHop pair : facts.extendedNextHops()) {
            sink.text(codecs.nameOf(pair.family()) + " " + codecs.afiNameOf(pair.nextHopAfi()));
        }
        sink.closeList();
        sink.name("add_path").dense().openObject();
        pathFamilies("send", facts, facts.addPathSend());
        pathFamilies("receive", facts, facts.addPathReceive());
        sink.closeObject();
        sink.closeObject();
    }

    /** Lists them in the order of the session's families, which a set does not keep. */
    private void pathFamilies(String name, Negotiated facts, Set<FamilyId> families) {
        sink.name(name).openList();
        for (FamilyId family : facts.families()) {
            if (families.contains(family)) {
                sink.text(codecs.nameOf(family));
            }
        }
        sink.closeList();
    }
}
