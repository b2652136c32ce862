package org.herald.capability.hostname;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 73 (draft-walton-bgp-hostname-capability). Only sent where {@code host-name} is written. */
@ProvideCapability(
        value = "hostname",
        code = 73,
        words = {"host-name", "domain-name"})
@Component(service = CapabilityType.class)
public final class HostnameCapability implements CapabilityType<Hostname> {
    private static final int MOST_OCTETS = 64;
    private static final int VERSION_WITH_EMPTY_TEXTS = 6;

    private static final Setting<String> HOST_NAME = new Setting<>(
            "neighbor",
            "host-name",
            ValueType.WORD,
            null,
            null,
            "name of this speaker that the peer is told, of which " + MOST_OCTETS + " octets are sent",
            "edge-1");
    private static final Setting<String> DOMAIN_NAME = new Setting<>(
            "neighbor",
            "domain-name",
            ValueType.WORD,
            "",
            null,
            "domain of this speaker that the peer is told next to host-name, of which " + MOST_OCTETS
                    + " octets are sent",
            "example.com");

    @Override
    public int code() {
        return 73;
    }

    @Override
    public String name() {
        return "hostname";
    }

    @Override
    public int offerOrder() {
        return 90;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(HOST_NAME, DOMAIN_NAME);
    }

    /** Writes the layout of {@link #decode}. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        String host = neighbor.settings().get(HOST_NAME);
        if (host != null) {
            WireWriter value = out.begin();
            write(host, value);
            write(neighbor.settings().getOr(DOMAIN_NAME, ""), value);
        }
    }

    /** Writes length [1] and text, cut before the character that does not fit. */
    private static void write(String text, WireWriter value) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int count = Math.min(octets.length, MOST_OCTETS);
        while (count < octets.length && count > 0 && (octets[count] & 0xC0) == 0x80) {
            count--;
        }
        value.u8(count).bytes(octets, 0, count);
    }

    /**
     * Length [1], host name, length [1], domain name, both UTF-8.
     *
     * @throws MalformedException 2/0 if the lengths do not add up to the value's
     */
    @Override
    public Hostname decode(WireReader value) throws MalformedException {
        String host = text(value);
        String domain = text(value);
        if (value.hasRemaining()) {
            throw malformed();
        }
        return new Hostname(host, domain);
    }

    private static String text(WireReader value) throws MalformedException {
        if (!value.hasRemaining() || value.peek() >= value.remaining()) {
            throw malformed();
        }
        byte[] octets = value.bytes(value.u8());
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return "0x" + Hex.upper(octets);
        }
    }

    private static MalformedException malformed() {
        String what = "hostname has lengths that do not add up to that of its value";
        return MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
    }

    @Override
    public void negotiate(@Nullable Hostname sent, @Nullable Hostname received, Negotiated.Builder out) {}

    @Override
    public void describe(Hostname value, FieldSink out, CodecView codecs) {
        describe("host-name", value.host(), out);
        describe("domain-name", value.domain(), out);
    }

    /** Compatibility: up to version 5 what is empty was no value. */
    private static void describe(String name, String text, FieldSink out) {
        if (text.isEmpty() && out.dialect().version() < VERSION_WITH_EMPTY_TEXTS) {
            out.name(name).absent();
        } else {
            out.field(name, text);
        }
    }

    @Override
    public void print(Hostname value, TextWriter out, CodecView codecs) {
        out.word("hostname(").glue().foreign(value.host());
        if (!value.domain().isEmpty()) {
            out.foreign(value.domain());
        }
        out.glue().word(")");
    }
}
