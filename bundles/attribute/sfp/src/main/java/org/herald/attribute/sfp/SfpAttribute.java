package org.herald.attribute.sfp;

import java.util.ArrayList;
import java.util.List;
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
import org.herald.api.wire.Octets;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** SFP attribute (RFC 9015, 3.2.1): how traffic goes through service functions. Malformed: treat as withdraw. */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "SFP attribute", code = 37, words = SfpAttribute.WORD)
public final class SfpAttribute implements PathAttributeType<List<SfpTlv>> {
    static final String WORD = "sfp";

    private static final int MOST_TYPE = 0xFF;
    private static final int MOST_OCTETS = 0xFFFF - 3;

    /** IANA "SFP Attribute TLVs", by type from 1 (RFC 9015, 10.3). */
    private static final List<String> NAMES =
            List.of("association", "hop", "sft", "mpls-swapping-stacking", "sfp-traversal-with-mpls-label-stack");

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "[ <type> 0x<digits> ... ]",
            "TLVs of a service function path, each a type of 0-255 or its name, and octets",
            "sfp [ association 0x010001c00002010001000001 ]"));

    @Override
    public int code() {
        return 37;
    }

    @Override
    public String name() {
        return "SFP attribute";
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
     * TLVs, at least one: type [1], length [2], value.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for no octet or a TLV that runs over
     */
    @Override
    public List<SfpTlv> decode(WireReader value, CodecContext context) throws MalformedException {
        List<SfpTlv> tlvs = new ArrayList<>();
        do {
            int type = value.u8();
            tlvs.add(new SfpTlv(type, Octets.read(value, value.u16())));
        } while (value.hasRemaining());
        return List.copyOf(tlvs);
    }

    @Override
    public void encode(List<SfpTlv> value, WireWriter out, CodecContext context) {
        for (SfpTlv tlv : value) {
            out.u8(tlv.type()).u16(tlv.value().size()).bytes(tlv.value().array());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<SfpTlv> parse(Words words, @Nullable List<SfpTlv> previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        if (!words.isNext("[")) {
            throw words.failure("expected '[' behind " + WORD, List.of("["));
        }
        List<SfpTlv> tlvs = new ArrayList<>();
        words.openList(WORD);
        while (words.hasElement()) {
            int type = NAMES.indexOf(words.peek()) + 1;
            if (type > 0) {
                words.next("a type");
            } else {
                type = (int) words.number("type of an SFP TLV", MOST_TYPE);
            }
            int at = words.position();
            byte[] octets = words.octets("SFP TLV");
            if (octets.length > MOST_OCTETS) {
                throw words.failureAt(at, "an SFP TLV cannot have " + octets.length + " octets", List.of());
            }
            tlvs.add(new SfpTlv(type, Octets.of(octets)));
        }
        return tlvs.isEmpty() ? null : List.copyOf(tlvs);
    }

    private static @Nullable String nameOf(int type) {
        return type >= 1 && type <= NAMES.size() ? NAMES.get(type - 1) : null;
    }

    @Override
    public void describe(List<SfpTlv> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (SfpTlv tlv : value) {
            String name = nameOf(tlv.type());
            out.openObject();
            out.field("type", tlv.type());
            if (name != null) {
                out.field("name", name);
            }
            out.name("value").lowerHex("0x", tlv.value().array(), 0, tlv.value().size());
            out.closeObject();
        }
        out.closeList();
    }

    @Override
    public void print(List<SfpTlv> value, TextWriter out, CodecView codecs) {
        out.word(WORD).word("[");
        for (SfpTlv tlv : value) {
            String name = nameOf(tlv.type());
            if (name != null) {
                out.word(name);
            } else {
                out.number(tlv.type());
            }
            out.hex(tlv.value().array(), 0, tlv.value().size());
        }
        out.word("]");
    }
}
