package org.herald.attribute.tunnelencap;

import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
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
import org.herald.lib.srpolicy.SrPolicySyntax;
import org.herald.lib.srpolicy.TunnelCodec;
import org.herald.lib.srpolicy.TunnelEncapsulation;
import org.herald.lib.srpolicy.TunnelFields;
import org.herald.lib.srpolicy.TunnelWords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Tunnel Encapsulation (RFC 9012; SR policies RFC 9830, 9831). Malformed: treat as withdraw (RFC 9012, 13). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(
        value = "TUNNEL_ENCAP",
        code = SrPolicySyntax.TUNNEL_ENCAPSULATION,
        words = TunnelEncapsulationAttribute.WORD)
public final class TunnelEncapsulationAttribute implements PathAttributeType<TunnelEncapsulation> {
    static final String WORD = "tunnel-encap";
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<type> [ <sub-tlv> ... ]",
            "a tunnel to the destination, as often as there are tunnels: its type as a word or number, and its sub-TLVs",
            "tunnel-encap vxlan [ egress-endpoint 192.0.2.1 encapsulation vni 100 mac 02:00:00:00:00:01 color 10 ]"));

    @Override
    public int code() {
        return SrPolicySyntax.TUNNEL_ENCAPSULATION;
    }

    @Override
    public String name() {
        return "TUNNEL_ENCAP";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public TunnelEncapsulation decode(WireReader value, CodecContext context) throws MalformedException {
        return TunnelCodec.decode(value);
    }

    @Override
    public void encode(TunnelEncapsulation value, WireWriter out, CodecContext context) {
        TunnelCodec.encode(value, out);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    /** One word gives one tunnel. */
    @Override
    public boolean mergesRepeats() {
        return true;
    }

    @Override
    public TunnelEncapsulation parse(Words words, @Nullable TunnelEncapsulation previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        TunnelEncapsulation value = TunnelWords.read(words);
        return previous == null ? value : previous.with(value);
    }

    @Override
    public void describe(TunnelEncapsulation value, FieldSink out, CodecView codecs) {
        out.name(WORD).dense().openObject();
        TunnelFields.describe(value, out);
        out.closeObject();
    }

    @Override
    public void print(TunnelEncapsulation value, TextWriter out, CodecView codecs) {
        if (out.dialect().form() == Dialect.Form.CONFIGURATION) {
            for (TunnelEncapsulation.Tunnel tunnel : value.tunnels()) {
                TunnelWords.print(tunnel, out.word(WORD));
            }
        } else {
            // Compatibility: ExaBGP 6.0 writes the word twice.
            TunnelWords.printText(value, out.word(WORD).word(WORD));
        }
    }
}
