package org.herald.api.client;

import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.wire.WireWriter;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns events into what programs read. One bundle each; stateless. */
@ConsumerType
public interface MessageEncoder {
    /** The name by which a process asks for it: {@code json5}, {@code text}, {@code cbor}. */
    String name();

    /** Other names, {@code json} among them for the default one. */
    default java.util.List<String> aliases() {
        return java.util.List.of();
    }

    /** The form in which {@code show} answers a program with this encoder. */
    Dialect dialect();

    /**
     * Writes one event with its line ends, or nothing if the encoder has no form for it.
     *
     * @param out what was in it before stays
     */
    void encode(Event event, EncoderOptions options, CodecView codecs, WireWriter out);

    /** What encoders need to know of the daemon. */
    record EncoderOptions(String hostName, long pid, long parentPid, boolean isCompact) {}
}
