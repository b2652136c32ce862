package org.herald.lib.json;

import org.herald.api.bgp.CodecView;
import org.herald.api.client.OperationalContent;

/** The field {@code operational}: of advisories the text, of counters their numbers, of what cannot be read the octets. */
final class OperationalJson {
    private final JsonFieldSink sink;
    private final CodecView codecs;

    OperationalJson(JsonFieldSink sink, CodecView codecs) {
        this.sink = sink;
        this.codecs = codecs;
    }

    /** @param octets behind the message's type and length */
    void write(int type, byte[] octets) {
        OperationalContent content = OperationalContent.read(type, octets);
        sink.name("operational").openObject();
        sink.field("name", OperationalContent.nameOf(type));
        if (content == null) {
            sink.field("value", type);
            sink.name("raw").hex("", octets, 0, octets.length);
        } else {
            fields(content);
        }
        sink.closeObject();
    }

    private void fields(OperationalContent content) {
        JsonEventWriter.family(sink, codecs, content.family());
        if (content.advisory() != null) {
            sink.field("advisory", content.advisory());
        }
        if (content.routerId() != null && content.counter() >= 0) {
            sink.field("router-id", content.routerId());
            sink.field("sequence", content.sequence());
            sink.field("counter", content.counter());
        }
    }
}
