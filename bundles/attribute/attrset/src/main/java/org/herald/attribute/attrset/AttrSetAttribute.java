package org.herald.attribute.attrset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * ATTR_SET (RFC 6368, 5): the attributes that a customer's internal route had, carried through a provider's network. Malformed, or with a malformed
 * attribute inside: treat as withdraw (RFC 7606, 7.16).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "ATTR_SET", code = 128, words = AttrSetAttribute.WORD)
public final class AttrSetAttribute implements PathAttributeType<AttributeSetValue> {
    static final String WORD = "attr-set";

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<asn> ( <attributes> )",
            "the AS number of a customer, and the attributes that its internal route had",
            "attr-set 65001 ( attribute [ 0x99 0xC0 0x0102 ] )"));

    @Override
    public int code() {
        return 128;
    }

    @Override
    public String name() {
        return "ATTR_SET";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Origin AS [4], then path attributes: flags [1], code [1], length [1 or 2], value, with AS numbers of four octets. Of one that is repeated the first
     * counts; one that its own decoder discards is left out.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW if these are cut, one of them is malformed, or they are nested deeper than
     *     {@link CodecContext#MOST_DEPTH}
     */
    @Override
    public AttributeSetValue decode(WireReader value, CodecContext context) throws MalformedException {
        if (context.depth() >= CodecContext.MOST_DEPTH) {
            throw value.malformed("ATTR_SET is nested deeper than " + CodecContext.MOST_DEPTH);
        }
        long originAs = value.u32();
        Map<Integer, NestedAttribute> attributes = new LinkedHashMap<>();
        CodecContext inside = inside(context);
        while (value.hasRemaining()) {
            int flags = value.u8();
            int code = value.u8();
            int length = (flags & AttributeFlags.EXTENDED_LENGTH) != 0 ? value.u16() : value.u8();
            int from = value.position();
            Octets octets = Octets.read(value, length);
            WireReader window = new WireReader(value.array(), from, from + length);
            if (!attributes.containsKey(code) && isKept(flags, code, window, inside)) {
                attributes.put(code, new NestedAttribute(flags & ~AttributeFlags.EXTENDED_LENGTH, code, octets));
            }
        }
        return new AttributeSetValue(originAs, List.copyOf(attributes.values()));
    }

    /** Inside is what an internal session of the customer said, whatever session this is. */
    private static CodecContext inside(CodecContext context) {
        return new CodecContext(
                true,
                true,
                context.localAs(),
                context.peerAs(),
                true,
                context.negotiated(),
                context.codecs(),
                context.depth() + 1);
    }

    /** False if its decoder or its flags demand that it is discarded. */
    private static boolean isKept(int flags, int code, WireReader window, CodecContext inside)
            throws MalformedException {
        PathAttributeType<?> type =
                inside.codecs() == null ? null : inside.codecs().attribute(code);
        if (type == null) {
            return true;
        }
        int significant = AttributeFlags.OPTIONAL_TRANSITIVE;
        try {
            if ((flags & significant) != (type.flags() & significant)) {
                throw new MalformedException(type.onWrongFlags(), "wrong flags", window.position());
            }
            type.decode(window, inside);
            return true;
        } catch (MalformedException malformed) {
            if (malformed.severityOr(type.onMalformed()) == Severity.DISCARD_ATTRIBUTE) {
                return false;
            }
            throw new MalformedException(
                    Severity.TREAT_AS_WITHDRAW, type.name() + " inside: " + malformed.getMessage(), malformed.offset());
        }
    }

    @Override
    public void encode(AttributeSetValue value, WireWriter out, CodecContext context) {
        out.u32(value.originAs());
        for (NestedAttribute each : value.attributes()) {
            int length = each.value().size();
            if (length > 0xFF) {
                out.u8(each.flags() | AttributeFlags.EXTENDED_LENGTH)
                        .u8(each.code())
                        .u16(length);
            } else {
                out.u8(each.flags()).u8(each.code()).u8(length);
            }
            out.bytes(each.value().array());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public AttributeSetValue parse(Words words, @Nullable AttributeSetValue previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        long originAs = words.autonomousSystem();
        return new AttributeSetValue(originAs, NestedWords.parse(words, codecs));
    }

    @Override
    public void describe(AttributeSetValue value, FieldSink out, CodecView codecs) {
        out.name(WORD).openObject();
        out.field("origin-as", value.originAs());
        out.name("attribute").openObject();
        for (NestedAttribute each : value.attributes()) {
            if (!describeKnown(codecs.attribute(each.code()), each, out, codecs)) {
                out.name(String.format("attribute-0x%02X-0x%02X", each.code(), each.flags()));
                out.lowerHex("0x", each.value().array(), 0, each.value().size());
            }
        }
        out.closeObject();
        out.closeObject();
    }

    private static <A> boolean describeKnown(
            @Nullable PathAttributeType<A> type, NestedAttribute each, FieldSink out, CodecView codecs) {
        A decoded = type == null ? null : decoded(type, each, codecs);
        if (type == null || decoded == null) {
            return false;
        }
        type.describe(decoded, out, codecs);
        return true;
    }

    /** The value, decoded again: values outlive the bundle that decoded them as octets only. Null if it cannot be any more. */
    static <A> @Nullable A decoded(PathAttributeType<A> type, NestedAttribute each, CodecView codecs) {
        CodecContext inside = new CodecContext(true, true, 0, 0, true, Negotiated.NOTHING, codecs, 1);
        try {
            return type.decode(new WireReader(each.value().array()), inside);
        } catch (MalformedException changed) {
            return null;
        }
    }

    @Override
    public void print(AttributeSetValue value, TextWriter out, CodecView codecs) {
        out.word(WORD).number(value.originAs());
        NestedWords.print(value.attributes(), out, codecs);
    }
}
