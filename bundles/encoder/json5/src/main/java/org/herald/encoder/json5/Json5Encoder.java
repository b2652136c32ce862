package org.herald.encoder.json5;

import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.ProvideEncoder;
import org.herald.api.wire.WireWriter;
import org.herald.lib.json.JsonEventWriter;
import org.osgi.service.component.annotations.Component;

/** The JSON of ExaBGP 5.0, one line an event: what a process gets that asks for {@code encoder json}. */
@ProvideEncoder("json5")
@Component(service = MessageEncoder.class)
public final class Json5Encoder implements MessageEncoder {
    @Override
    public String name() {
        return "json5";
    }

    @Override
    public List<String> aliases() {
        return List.of("json");
    }

    @Override
    public Dialect dialect() {
        return Dialect.JSON5;
    }

    @Override
    public void encode(Event event, EncoderOptions options, CodecView codecs, WireWriter out) {
        new JsonEventWriter(out, Dialect.JSON5, options, codecs).write(event);
    }
}
