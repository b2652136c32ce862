package org.herald.attribute.aspath;

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
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * AS4_PATH (RFC 6793, 3): carries AS numbers of four octets past speakers that know two. It is merged into AS_PATH; malformed, or from a
 * speaker of four octets, it is discarded (RFC 6793, 4.1 and 6).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "AS4_PATH", code = As4PathAttribute.CODE)
public final class As4PathAttribute implements PathAttributeType<AsPath> {
    static final int CODE = 17;

    @Override
    public int code() {
        return CODE;
    }

    @Override
    public String name() {
        return "AS4_PATH";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    /**
     * Segments as in AS_PATH, numbers of four octets. Those of confederations are left out (RFC 6793, 6).
     *
     * @throws MalformedException DISCARD_ATTRIBUTE if they are malformed or none is left
     */
    @Override
    public AsPath decode(WireReader value, CodecContext context) throws MalformedException {
        int at = value.position();
        AsPath path = AsPathCodec.decode(value, true).withoutConfederations();
        if (path.segments().isEmpty()) {
            throw new MalformedException("AS4_PATH has no segment", at);
        }
        return path;
    }

    @Override
    public void encode(AsPath value, WireWriter out, CodecContext context) {
        AsPathCodec.encode(value, out, true);
    }

    /** Never shown by itself: it is merged into AS_PATH, or came from a speaker that should not send it (RFC 6793, 4.1). */
    @Override
    public @Nullable AsPath complete(AsPath value, AttributeSet received, CodecContext context) {
        return null;
    }

    @Override
    public Grammar grammar() {
        return Grammar.EMPTY;
    }

    @Override
    public @Nullable AsPath parse(Words words, @Nullable AsPath previous, CodecView codecs) throws StatementException {
        throw words.failure("AS4_PATH cannot be written: it follows from as-path", List.of(AsPathWords.WORD));
    }

    @Override
    public void describe(AsPath value, FieldSink out, CodecView codecs) {
        // Merged into AS_PATH before anything is told.
    }

    @Override
    public void print(AsPath value, TextWriter out, CodecView codecs) {
        // Merged into AS_PATH before anything is told.
    }
}
