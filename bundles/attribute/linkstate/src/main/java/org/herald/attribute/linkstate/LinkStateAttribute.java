package org.herald.attribute.linkstate;

import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.linkstate.LinkState;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** BGP-LS (RFC 9552, 5.3): what is known of a node, link or prefix. Malformed or with wrong flags: dropped (RFC 9552, 8.2.2). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "BGP-LS", code = 29, words = LinkState.WORD)
public final class LinkStateAttribute implements PathAttributeType<LinkState> {
    private static final String FIELD = "bgp-ls";
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            LinkState.WORD,
            "[ <key> <value> | tlv <0-65535> 0x<value> ... ]",
            "what is known of the node, link or prefix: keys as in events (" + String.join(", ", LinkState.keys())
                    + "), or TLVs by their octets",
            "link-state [ node-flags [ E B ] node-name r1.example.net local-router-ids 192.0.2.1 te-metric 20"
                    + " igp-metric 10 octets 2 unidirectional-link-delay ( delay-us 500 anomalous false )"
                    + " sr-adjs ( flags [ V L ] weight 10 sids [ 299792 ] ) tlv 1500 0xABCD ]"));

    @Override
    public int code() {
        return 29;
    }

    @Override
    public String name() {
        return "BGP-LS";
    }

    /** Optional, not transitive. */
    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    @Override
    public LinkState decode(WireReader value, CodecContext context) throws MalformedException {
        return LinkState.decode(value);
    }

    @Override
    public void encode(LinkState value, WireWriter out, CodecContext context) {
        value.encode(out);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    /** Lists add up: the TLVs of the second stand behind those of the first. */
    @Override
    public boolean mergesRepeats() {
        return true;
    }

    @Override
    public LinkState parse(Words words, @Nullable LinkState previous, CodecView codecs) throws StatementException {
        words.expect(LinkState.WORD);
        LinkState value = LinkState.read(words);
        return previous == null ? value : previous.with(value, words);
    }

    @Override
    public void describe(LinkState value, FieldSink out, CodecView codecs) {
        out.name(FIELD).openObject();
        value.describe(out);
        out.closeObject();
    }

    @Override
    public void print(LinkState value, TextWriter out, CodecView codecs) {
        value.print(out);
    }
}
