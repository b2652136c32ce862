package org.herald.encoder.text;

import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.client.OperationalContent;
import org.herald.api.client.ProvideEncoder;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * The text of ExaBGP 5.0: some lines an event, an empty line behind each. There is no text for state machine, negotiation and signals; for these
 * nothing is written.
 */
@ProvideEncoder("text")
@Component(service = MessageEncoder.class)
public final class TextEncoder implements MessageEncoder {
    /** Octets of a message before its body: marker, length, type (RFC 4271, 4.1). */
    private static final int HEADER_OCTETS = 19;

    @Override
    public String name() {
        return "text";
    }

    @Override
    public Dialect dialect() {
        return Dialect.TEXT5;
    }

    @Override
    public void encode(Event event, EncoderOptions options, CodecView codecs, WireWriter out) {
        int before = out.size();
        TextWriter text = new TextWriter(out, Dialect.TEXT5);
        if (event instanceof Event.Stopping) {
            text.word("shutdown")
                    .number(options.pid())
                    .number(options.parentPid())
                    .line();
        } else if (event.envelope().neighbor() != null) {
            write(event, event.envelope().neighbor(), codecs, text);
        }
        if (out.size() > before) {
            text.line();
        }
    }

    private static void write(Event event, NeighborIdentity neighbor, CodecView codecs, TextWriter text) {
        byte[] consolidated = event.envelope().raw();
        if (event instanceof Event.Update update) {
            new UpdateLines(text, codecs, neighbor.peerAddress(), update.direction())
                    .write(update.content(), consolidated);
        } else if (event instanceof Event.StateChanged changed) {
            stateChanged(changed, neighbor, text);
        } else if (event instanceof Event.Keepalive keepalive) {
            begin(neighbor, keepalive.direction(), text).word("keepalive");
            end(consolidated, text);
        } else if (event instanceof Event.Open open) {
            begin(neighbor, open.direction(), text);
            new OpenWords(text, codecs).write(open.content());
            end(consolidated, text);
        } else if (event instanceof Event.RouteRefresh refresh) {
            begin(neighbor, refresh.direction(), text);
            refresh(refresh, codecs, text);
            end(consolidated, text);
        } else if (event instanceof Event.Notification notification) {
            begin(neighbor, notification.direction(), text);
            notification(notification, text);
            end(consolidated, text);
        } else if (event instanceof Event.Operational operational) {
            begin(neighbor, operational.direction(), text);
            operational(operational, codecs, text);
            end(consolidated, text);
        } else if (event instanceof Event.Raw raw) {
            begin(neighbor, raw.direction(), text).number(raw.type());
            end(raw.octets(), text);
        }
    }

    private static TextWriter begin(NeighborIdentity neighbor, Direction direction, TextWriter text) {
        return text.word("neighbor").address(neighbor.peerAddress()).word(direction.word());
    }

    /** Ends the line, with the message's octets where they were asked for. */
    private static void end(byte @Nullable [] message, TextWriter text) {
        if (message != null) {
            octets(message, text.out());
        }
        text.line();
    }

    /** Header and body with a blank before each; a body without octets is left out. */
    static void octets(byte[] message, WireWriter out) {
        int headerOctets = Math.min(HEADER_OCTETS, message.length);
        out.ascii(" header 0x").hex(message, 0, headerOctets);
        if (message.length > headerOctets) {
            out.ascii(" body 0x").hex(message, headerOctets, message.length - headerOctets);
        }
    }

    private static void stateChanged(Event.StateChanged changed, NeighborIdentity neighbor, TextWriter text) {
        text.word("neighbor").address(neighbor.peerAddress()).word(changed.state());
        String reason = changed.reason();
        if (reason != null || changed.state().equals("down")) {
            text.word("-").foreign(reason == null ? "" : reason);
        }
        text.line();
    }

    private static void refresh(Event.RouteRefresh refresh, CodecView codecs, TextWriter text) {
        text.word("route-refresh");
        UpdateLines.family(refresh.family(), codecs, text);
        text.word(refresh.subtypeWord());
    }

    private static void notification(Event.Notification notification, TextWriter text) {
        byte[] data = notification.data();
        text.word("notification").word("code").number(notification.code());
        text.word("subcode").number(notification.subcode());
        text.word("data").hex(data, 0, data.length);
    }

    private static void operational(Event.Operational operational, CodecView codecs, TextWriter text) {
        byte[] octets = operational.content();
        OperationalContent content = OperationalContent.read(operational.type(), octets);
        text.word("operational").word(OperationalContent.nameOf(operational.type()));
        if (content == null) {
            text.number(operational.type()).hex(octets, 0, octets.length);
            return;
        }
        UpdateLines.family(content.family(), codecs, text);
        if (content.advisory() != null) {
            text.word("advisory")
                    .word("\"")
                    .glue()
                    .foreign(content.advisory())
                    .glue()
                    .word("\"");
        }
        if (content.routerId() != null && content.counter() >= 0) {
            text.word("router-id").address(content.routerId());
            text.word("sequence").number(content.sequence()).word("counter").number(content.counter());
        }
    }
}
