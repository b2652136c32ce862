package org.herald.capability.softwareversion;

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
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 75 (draft-abraitis-bgp-version-capability). Its value is the text; octets that are not UTF-8 as digits behind {@code 0x}. */
@ProvideCapability(value = "software-version", code = 75, words = "software-version")
@Component(service = CapabilityType.class)
public final class SoftwareVersionCapability implements CapabilityType<String> {
    private static final int MOST_OCTETS = 64;

    private static final Setting<Boolean> SOFTWARE_VERSION = new Setting<>(
            "neighbor/capability",
            "software-version",
            ValueType.BOOLEAN,
            false,
            true,
            "tell the peer name and version of this program",
            "enable");

    @Override
    public int code() {
        return 75;
    }

    @Override
    public String name() {
        return "software-version";
    }

    @Override
    public int offerOrder() {
        return 100;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(SOFTWARE_VERSION);
    }

    /** Writes the layout of {@link #decode}, cut before the character that does not fit. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (!neighbor.settings().isOn(SOFTWARE_VERSION)) {
            return;
        }
        byte[] octets = neighbor.software().getBytes(StandardCharsets.UTF_8);
        int count = Math.min(octets.length, MOST_OCTETS);
        while (count < octets.length && count > 0 && (octets[count] & 0xC0) == 0x80) {
            count--;
        }
        out.begin().u8(count).bytes(octets, 0, count);
    }

    /** Length [1], UTF-8 text. @throws MalformedException 2/0 if the length is not that of the rest */
    @Override
    public String decode(WireReader value) throws MalformedException {
        if (!value.hasRemaining() || value.peek() != value.remaining() - 1) {
            String what = "software-version has a length that is not that of its text";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
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

    @Override
    public void negotiate(@Nullable String sent, @Nullable String received, Negotiated.Builder out) {}

    @Override
    public void describe(String value, FieldSink out, CodecView codecs) {
        out.field("software", value);
    }

    @Override
    public void print(String value, TextWriter out, CodecView codecs) {
        out.word("software(").glue().foreign(value).glue().word(")");
    }
}
