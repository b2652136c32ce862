package org.herald.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;

/** An event as a short line: {@code fsm OPENSENT}, {@code update receive +1/1 180a0000}. */
public final class TraceEncoder implements MessageEncoder {
    private boolean isFailing;
    private boolean isShowingAttributes;

    /** From now on it throws at updates that are decoded, as a faulty bundle would. */
    public void fail(boolean isOn) {
        isFailing = isOn;
    }

    /** From now on the codes of their attributes stand behind announced routes: {@code with 1,2}. */
    public void showAttributes() {
        isShowingAttributes = true;
    }

    @Override
    public String name() {
        return "trace";
    }

    @Override
    public Dialect dialect() {
        return Dialect.JSON5;
    }

    @Override
    public void encode(Event event, EncoderOptions options, CodecView codecs, WireWriter out) {
        out.ascii(text(event)).u8('\n');
    }

    private String text(Event event) {
        if (event instanceof Event.StateChanged state) {
            return "state " + state.state() + (state.reason() == null ? "" : " (" + state.reason() + ")");
        } else if (event instanceof Event.FsmChanged fsm) {
            return "fsm " + fsm.state();
        } else if (event instanceof Event.SessionNegotiated negotiated) {
            return "negotiated " + negotiated.facts().families();
        } else if (event instanceof Event.SignalReceived signal) {
            return "signal " + signal.name();
        } else if (event instanceof Event.Open open) {
            return "open " + way(open.direction()) + " " + open.content().autonomousSystem();
        } else if (event instanceof Event.Keepalive keepalive) {
            return "keepalive " + way(keepalive.direction());
        } else if (event instanceof Event.Update update) {
            return "update " + way(update.direction()) + " " + text(update.content());
        } else if (event instanceof Event.RouteRefresh refresh) {
            return "refresh " + way(refresh.direction()) + " " + refresh.family() + " " + refresh.subtypeWord();
        } else if (event instanceof Event.Notification notification) {
            return "notification " + way(notification.direction()) + " " + notification.code() + "/"
                    + notification.subcode();
        } else if (event instanceof Event.Operational operational) {
            return "operational " + way(operational.direction()) + " " + operational.type();
        } else if (event instanceof Event.Raw raw) {
            return "raw " + way(raw.direction()) + " " + raw.type();
        }
        return "stopping";
    }

    private static String way(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    private String text(UpdateContent update) {
        if (update.endOfRib() != null) {
            return "end " + update.endOfRib();
        }
        List<String> parts = new ArrayList<>();
        update.withdrawn().forEach(block -> parts.add("-" + text(block)));
        int withdrawn = parts.size();
        for (NlriBlock block : update.announced()) {
            // A block whose routes were all discarded announces nothing.
            if (!isShowingAttributes || block.codec() == null || block.size() > 0) {
                parts.add("+" + text(block));
            }
        }
        if (isShowingAttributes && parts.size() > withdrawn) {
            parts.add("with " + codes(update.attributes()));
        }
        return String.join(" ", parts);
    }

    private static String codes(AttributeSet attributes) {
        List<String> codes = new ArrayList<>();
        for (int index = 0; index < attributes.size(); index++) {
            codes.add(Integer.toString(attributes.code(index)));
        }
        return String.join(",", codes);
    }

    private String text(NlriBlock block) {
        if (isFailing && block.codec() != null) {
            throw new IllegalStateException("a fault of this encoder");
        }
        return block.family()
                + (block.codec() == null ? " raw " : " ")
                + Hex.lower(block.raw().rest());
    }
}
