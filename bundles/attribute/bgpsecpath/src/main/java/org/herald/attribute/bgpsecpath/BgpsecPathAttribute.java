package org.herald.attribute.bgpsecpath;

import java.util.List;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSet;
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

/**
 * BGPsec_PATH (RFC 8205, 3): the signed path. Its value is kept as octets, after its structure was checked; signatures are not. Malformed, or beside
 * AS_PATH: treat as withdraw (RFC 8205, 5.2).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "BGPsec_PATH", code = 33, words = BgpsecPathAttribute.WORD)
public final class BgpsecPathAttribute implements PathAttributeType<Octets> {
    static final String WORD = "bgpsec-path";

    private static final int AS_PATH = 2;
    private static final int SEGMENT_OCTETS = 6;
    private static final int KEY_IDENTIFIER_OCTETS = 20;
    private static final int BLOCK_HEADER = 3;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "0x<digits>",
            "a signed path as octets, of which only the structure is checked",
            "bgpsec-path 0x0008010000000001" + "001a01" + "00".repeat(KEY_IDENTIFIER_OCTETS) + "0001aa"));

    @Override
    public int code() {
        return 33;
    }

    @Override
    public String name() {
        return "BGPsec_PATH";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Secure_Path: length with these two octets [2], segments of pCount [1], flags [1], AS number [4]. Then one or two Signature_Blocks: length with
     * these two octets [2], algorithm [1], for each segment subject key identifier [20], length [2], signature.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW if these do not fit into each other, or no segment is there
     */
    @Override
    public Octets decode(WireReader value, CodecContext context) throws MalformedException {
        WireReader in = new WireReader(value.array(), value.position(), value.limit());
        int pathOctets = in.u16() - 2;
        if (pathOctets < SEGMENT_OCTETS || pathOctets % SEGMENT_OCTETS != 0) {
            throw in.malformed("Secure_Path has segments of " + pathOctets + " octets, 6 each are valid");
        }
        in.skip(pathOctets);
        int segments = pathOctets / SEGMENT_OCTETS;
        readBlock(in, segments);
        if (in.hasRemaining()) {
            readBlock(in, segments);
        }
        if (in.hasRemaining()) {
            throw in.malformed("BGPsec_PATH has " + in.remaining() + " octets behind two Signature_Blocks");
        }
        return Octets.read(value, value.remaining());
    }

    private static void readBlock(WireReader in, int segments) throws MalformedException {
        int octets = in.u16();
        if (octets < BLOCK_HEADER) {
            throw in.malformed("Signature_Block says it has " + octets + " octets");
        }
        WireReader block = in.slice(octets - 2);
        block.skip(1);
        for (int index = 0; index < segments; index++) {
            block.skip(KEY_IDENTIFIER_OCTETS);
            block.skip(block.u16());
        }
        if (block.hasRemaining()) {
            throw block.malformed("Signature_Block has " + block.remaining() + " octets behind its signatures");
        }
    }

    /** "MUST NOT" stand together (RFC 8205, 3): a route is either signed or not. */
    @Override
    public void check(Octets value, AttributeSet received, CodecContext context) throws MalformedException {
        for (int index = 0; index < received.size(); index++) {
            if (received.code(index) == AS_PATH) {
                throw new MalformedException("stands beside AS_PATH", 0);
            }
        }
    }

    @Override
    public void encode(Octets value, WireWriter out, CodecContext context) {
        out.bytes(value.array());
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public Octets parse(Words words, @Nullable Octets previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        int at = words.position();
        byte[] octets = words.octets(WORD);
        try {
            return decode(new WireReader(octets), CodecContext.CANONICAL);
        } catch (MalformedException malformed) {
            throw words.failureAt(at, "not a valid " + WORD + ": " + malformed.getMessage(), List.of());
        }
    }

    @Override
    public void describe(Octets value, FieldSink out, CodecView codecs) {
        out.name(WORD).lowerHex("0x", value.array(), 0, value.size());
    }

    @Override
    public void print(Octets value, TextWriter out, CodecView codecs) {
        out.word(WORD).hex(value.array(), 0, value.size());
    }
}
