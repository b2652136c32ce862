package org.herald.tool.decode;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.Event;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/** Writes an UPDATE as the commands of the API that would send it, one line a route. Other messages, and families that nobody owns, have none. */
final class CommandPrinter {
    private final TextWriter text;
    private final CodecView codecs;
    private final boolean isGeneric;

    /** @param isGeneric whether attributes are written by their octets */
    CommandPrinter(WireWriter out, CodecView codecs, boolean isGeneric) {
        this.text = new TextWriter(out, Dialect.CONFIGURATION);
        this.codecs = codecs;
        this.isGeneric = isGeneric;
    }

    /** Nothing is written for what has no command. */
    void write(Event event) {
        if (event instanceof Event.Update update) {
            write(update.content());
        } else if (event instanceof Event.RouteRefresh refresh) {
            text.word("announce")
                    .word("route-refresh")
                    .word(codecs.nameOf(refresh.family()))
                    .line();
        }
    }

    private void write(UpdateContent update) {
        if (update.endOfRib() != null) {
            text.word("announce")
                    .word("eor")
                    .word(codecs.nameOf(update.endOfRib()))
                    .line();
            return;
        }
        for (NlriBlock block : update.withdrawn()) {
            routes("withdraw", block, update.attributes());
        }
        for (NlriBlock block : update.announced()) {
            routes("announce", block, update.attributes());
        }
    }

    private void routes(String verb, NlriBlock block, AttributeSet attributes) {
        AddressFamily<?> family = block.codec();
        if (family != null) {
            routes(verb, block, family, family.codec(), attributes);
        }
    }

    @SuppressWarnings("unchecked") // a block has the NLRI that its codec decoded
    private <N> void routes(
            String verb, NlriBlock block, AddressFamily<?> family, NlriCodec<N> codec, AttributeSet attributes) {
        for (int index = 0; index < block.size(); index++) {
            text.word(verb);
            if (codec.isPlainPrefix()) {
                text.word("route");
            } else {
                text.word(family.names().afi()).word(family.names().safi());
            }
            codec.print((N) block.nlri(index), block.pathId(index), text);
            if (verb.equals("announce")) {
                if (block.nextHop() != null) {
                    text.word("next-hop").address(block.nextHop().address());
                }
                attributes(attributes);
            }
            text.line();
        }
    }

    private void attributes(AttributeSet attributes) {
        for (int index = 0; index < attributes.size(); index++) {
            PathAttributeType<?> type = attributes.type(index);
            Object value = attributes.value(index);
            if (type == null || value == null || isGeneric) {
                generic(attributes, index);
            } else {
                print(type, value);
            }
        }
    }

    @SuppressWarnings("unchecked") // an attribute set pairs each value with the type that decoded it
    private <A> void print(PathAttributeType<A> type, Object value) {
        type.print((A) value, text, codecs);
    }

    private void generic(AttributeSet attributes, int index) {
        WireReader raw = attributes.raw(index);
        byte[] codeAndFlags = {(byte) attributes.code(index), (byte) attributes.flags(index)};
        text.word("attribute").word("[").hex(codeAndFlags, 0, 1).hex(codeAndFlags, 1, 1);
        text.hex(raw.array(), raw.position(), raw.remaining()).word("]");
    }
}
