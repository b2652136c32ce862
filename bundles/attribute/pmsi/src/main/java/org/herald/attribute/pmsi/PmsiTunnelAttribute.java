package org.herald.attribute.pmsi;

import java.util.List;
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
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * PMSI_TUNNEL (RFC 6514, 5; RFC 7385; RFC 8365, 5.1.3): flags [1], tunnel type [1], label [3], tunnel identifier. Malformed: treat as withdraw
 * (RFC 6514, 5).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "PMSI_TUNNEL", code = 22, words = PmsiTunnelAttribute.WORD)
public final class PmsiTunnelAttribute implements PathAttributeType<PmsiTunnel> {
    static final String WORD = "pmsi";
    /** The field with what the text of {@link #WORD} has as digits only. */
    static final String FIELDS = "pmsi-tunnel";

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<" + String.join(" | ", PmsiWords.types())
                    + " | 0-255> [flags <0-255>] [label <0-1048575> | vni <0-16777215>]"
                    + " <fields of the type | identifier 0x<digits>>",
            "the tunnel of a multicast service (RFC 6514, 5)",
            "pmsi ingress-replication label 100 endpoint 192.0.2.1"));

    @Override
    public int code() {
        return 22;
    }

    @Override
    public String name() {
        return "PMSI_TUNNEL";
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
     * Five octets and the identifier. That of a type which is not known cannot be judged and is kept: RFC 7385 lets types come.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW, if it is shorter, or "the router cannot parse the Tunnel Identifier" of a known type
     */
    @Override
    public PmsiTunnel decode(WireReader value, CodecContext context) throws MalformedException {
        int flags = value.u8();
        int code = value.u8();
        int label = value.u24();
        int at = value.position();
        Octets identifier = Octets.of(value.rest());
        PmsiTunnelType type = PmsiTunnelType.of(code);
        if (type != null) {
            value.position(at);
            type.read(value);
        }
        return new PmsiTunnel(flags, code, label, identifier);
    }

    @Override
    public void encode(PmsiTunnel value, WireWriter out, CodecContext context) {
        out.u8(value.flags()).u8(value.type()).u24(value.label());
        out.bytes(value.identifier().array());
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public PmsiTunnel parse(Words words, @Nullable PmsiTunnel previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        return PmsiWords.read(words);
    }

    @Override
    public void describe(PmsiTunnel value, FieldSink out, CodecView codecs) {
        out.field(WORD, line(value, out.dialect()));
        PmsiTunnelType type = PmsiTunnelType.of(value.type());
        List<Object> values = type == null || type.isPlain() ? null : type.values(value.identifier());
        if (type == null || values == null) {
            return;
        }
        out.name(FIELDS).openObject();
        out.field("type", type.word());
        for (int index = 0; index < values.size(); index++) {
            out.name(type.fields().get(index).word());
            describe(values.get(index), out);
        }
        out.closeObject();
    }

    private static void describe(Object value, FieldSink out) {
        if (value instanceof IpAddress address) {
            out.address(address);
        } else if (value instanceof Octets octets) {
            out.hex("0x", octets.array(), 0, octets.size());
        } else {
            out.number((Long) value);
        }
    }

    /** Compatibility: {@code pmsi:ingressreplication:0:100(1600):192.0.2.1}, from version 6 on {@code 100} alone. */
    private static String line(PmsiTunnel value, Dialect dialect) {
        PmsiTunnelType type = PmsiTunnelType.of(value.type());
        boolean hasOctets = dialect.version() < 6 && value.label() != 0;
        String label = value.mplsLabel() + (hasOctets ? "(" + value.label() + ")" : "");
        return "pmsi:" + (type == null ? "unknown" : type.textWord()) + ":" + value.flags() + ":" + label + ":"
                + identifier(type, value.identifier());
    }

    private static String identifier(@Nullable PmsiTunnelType type, Octets identifier) {
        if (identifier.size() == 0) {
            return "";
        }
        List<Object> values = type == null || !type.isPlain() ? null : type.values(identifier);
        return values == null ? "0x" + identifier : values.get(0).toString();
    }

    @Override
    public void print(PmsiTunnel value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        if (out.isConfiguration()) {
            PmsiWords.print(value, out);
        } else {
            out.word(line(value, out.dialect()));
        }
    }
}
