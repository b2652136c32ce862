package org.herald.encoder.text;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.client.Direction;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** The lines of an UPDATE: start, a line for each withdrawn and then each announced route, end. */
final class UpdateLines {
    private final TextWriter text;
    private final WireWriter out;
    private final CodecView codecs;
    private final IpAddress peer;
    private final Direction direction;

    /** Where the attributes stand that the first announced route was written with; from -1 before it. */
    private int attributesFrom = -1;

    private int attributesTo;

    UpdateLines(TextWriter text, CodecView codecs, IpAddress peer, Direction direction) {
        this.text = text;
        this.out = text.out();
        this.codecs = codecs;
        this.peer = peer;
        this.direction = direction;
    }

    void write(UpdateContent update, byte @Nullable [] consolidated) {
        begin("start").line();
        if (update.endOfRib() != null) {
            endOfRib(update.endOfRib());
        } else {
            for (NlriBlock block : update.withdrawn()) {
                routes(block, "withdrawn", null);
            }
            for (NlriBlock block : update.announced()) {
                routes(block, "announced", update.attributes());
            }
        }
        if (consolidated != null) {
            TextEncoder.octets(consolidated, out);
            text.line();
        }
        begin("end").line();
    }

    private TextWriter begin(String word) {
        return text.word("neighbor")
                .address(peer)
                .word(direction.word())
                .word("update")
                .word(word);
    }

    private void endOfRib(FamilyId family) {
        begin("route").word("eor").number(family.afi()).glue().word("/").glue().number(family.safi());
        text.word("(").glue().word(codecs.nameOf(family)).glue().word(")").line();
    }

    /** The two words of a family, each behind what it is. */
    static void family(FamilyId id, CodecView codecs, TextWriter text) {
        String name = codecs.nameOf(id);
        int blank = name.indexOf(' ');
        text.word("afi").word(name.substring(0, blank)).word("safi").word(name.substring(blank + 1));
    }

    /** @param attributes of the routes; null where they have none */
    private void routes(NlriBlock block, String word, @Nullable AttributeSet attributes) {
        AddressFamily<?> family = block.codec();
        if (family != null) {
            routes(block, family.codec(), word, attributes);
            return;
        }
        WireReader raw = block.raw();
        begin(word).word(codecs.nameOf(block.family())).word("raw").hex(raw.array(), raw.position(), raw.remaining());
        end(block.nextHop(), attributes);
    }

    @SuppressWarnings("unchecked") // a block has the NLRI that its codec decoded
    private <N> void routes(NlriBlock block, NlriCodec<N> codec, String word, @Nullable AttributeSet attributes) {
        for (int index = 0; index < block.size(); index++) {
            begin(word);
            codec.print((N) block.nlri(index), block.pathId(index), text);
            end(block.nextHop(), attributes);
        }
    }

    private void end(@Nullable NextHop nextHop, @Nullable AttributeSet attributes) {
        if (nextHop != null && attributes != null) {
            text.word("next-hop").address(nextHop.address());
        }
        if (attributes != null) {
            attributes(attributes);
        }
        text.line();
    }

    /** All routes of an UPDATE have the same attributes: the first line's octets serve the others. */
    private void attributes(AttributeSet attributes) {
        if (attributesFrom >= 0) {
            out.bytes(out.array(), attributesFrom, attributesTo - attributesFrom);
            return;
        }
        attributesFrom = out.size();
        for (int index = 0; index < attributes.size(); index++) {
            PathAttributeType<?> type = attributes.type(index);
            Object value = attributes.value(index);
            if (type != null && value != null) {
                print(type, value);
            } else {
                unknown(attributes, index);
            }
        }
        attributesTo = out.size();
    }

    @SuppressWarnings("unchecked") // an attribute set pairs each value with the type that decoded it
    private <A> void print(PathAttributeType<A> type, Object value) {
        type.print((A) value, text, codecs);
    }

    private void unknown(AttributeSet attributes, int index) {
        WireReader raw = attributes.raw(index);
        text.word("attribute").word("[");
        text.hex(new byte[] {(byte) attributes.code(index)}, 0, 1);
        text.hex(new byte[] {(byte) attributes.flags(index)}, 0, 1);
        text.hex(raw.array(), raw.position(), raw.remaining()).word("]");
    }
}
