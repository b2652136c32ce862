package org.herald.attribute.trafficengineering;

import java.math.BigInteger;
import java.nio.ByteBuffer;
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

/**
 * Traffic Engineering (RFC 5543): what links behind a route of an optical or layer 1 network can switch. Malformed: treat as withdraw (RFC 7606, 2, the
 * RFC says nothing).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "Traffic Engineering", code = 24, words = TrafficEngineeringAttribute.WORD)
public final class TrafficEngineeringAttribute implements PathAttributeType<List<SwitchingCapability>> {
    static final String WORD = "traffic-engineering";

    private static final String SWITCHING = "switching";
    private static final String ENCODING = "encoding";
    private static final String BANDWIDTH = "bandwidth";
    private static final String SPECIFIC = "specific";
    private static final int MOST_OCTET = 0xFF;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "( switching <0-255> encoding <0-255> bandwidth [ <8 numbers> ] [specific 0x<16 digits>] ) ...",
            "what links can switch: types, octets per second for priorities 0 to 7, and what types 1-4 and 100 add",
            "traffic-engineering ( switching 150 encoding 8 bandwidth [ 1.25E9 1.25E9 0 0 0 0 0 0 ] )"));

    @Override
    public int code() {
        return 24;
    }

    @Override
    public String name() {
        return "Traffic Engineering";
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
     * For each capability switching type [1], encoding [1], reserved [2], maximum bandwidths as floats [8 x 4], then for types 1 to 4 and 100 what they
     * add [8] (RFC 5543, 3; RFC 4203, 1.4).
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for no octet or a capability that is cut
     */
    @Override
    public List<SwitchingCapability> decode(WireReader value, CodecContext context) throws MalformedException {
        List<SwitchingCapability> capabilities = new ArrayList<>();
        do {
            int type = value.u8();
            int encoding = value.u8();
            value.skip(2);
            List<Integer> bandwidths = new ArrayList<>();
            for (int priority = 0; priority < SwitchingCapability.PRIORITIES; priority++) {
                bandwidths.add(value.i32());
            }
            Octets specific = Octets.read(value, SwitchingCapability.specificOctets(type));
            capabilities.add(new SwitchingCapability(type, encoding, bandwidths, specific));
        } while (value.hasRemaining());
        return List.copyOf(capabilities);
    }

    @Override
    public void encode(List<SwitchingCapability> value, WireWriter out, CodecContext context) {
        for (SwitchingCapability capability : value) {
            out.u8(capability.type()).u8(capability.encoding()).u16(0);
            capability.maximumBandwidths().forEach(bits -> out.u32(bits));
            out.bytes(capability.specific().array());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public List<SwitchingCapability> parse(Words words, @Nullable List<SwitchingCapability> previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        List<SwitchingCapability> capabilities = new ArrayList<>();
        do {
            words.expect("(");
            capabilities.add(capability(words));
            words.expect(")");
        } while (words.isNext("("));
        return List.copyOf(capabilities);
    }

    private static SwitchingCapability capability(Words words) throws StatementException {
        words.expect(SWITCHING);
        int type = (int) words.number("switching type", MOST_OCTET);
        words.expect(ENCODING);
        int encoding = (int) words.number("encoding type", MOST_OCTET);
        words.expect(BANDWIDTH);
        int at = words.position();
        List<Integer> bandwidths = new ArrayList<>();
        words.openList(BANDWIDTH);
        while (words.hasElement()) {
            bandwidths.add(bandwidth(words));
        }
        if (bandwidths.size() != SwitchingCapability.PRIORITIES) {
            throw words.failureAt(
                    at,
                    "bandwidth has " + bandwidths.size() + " numbers, it takes one for each of 8 priorities",
                    List.of());
        }
        int specificOctets = SwitchingCapability.specificOctets(type);
        byte[] specific = new byte[specificOctets];
        if (words.accept(SPECIFIC)) {
            int octetsAt = words.position();
            specific = words.octets(SPECIFIC);
            if (specific.length != specificOctets) {
                throw words.failureAt(
                        octetsAt,
                        "switching type " + type + " adds " + specificOctets + " octets, not " + specific.length,
                        List.of());
            }
        }
        return new SwitchingCapability(type, encoding, bandwidths, Octets.of(specific));
    }

    /** A number with or without a fraction, or the bits of one that is none behind {@code 0x}. */
    private static int bandwidth(Words words) throws StatementException {
        int at = words.position();
        String word = words.next("a bandwidth");
        if (word.startsWith("0x") && word.length() == 10) {
            words.position(at);
            return new BigInteger(1, words.octets(BANDWIDTH)).intValue();
        }
        boolean isPlain = !word.isEmpty()
                && word.chars()
                        .allMatch(
                                c -> c >= '0' && c <= '9' || c == '.' || c == 'E' || c == 'e' || c == '-' || c == '+');
        try {
            if (isPlain) {
                float number = Float.parseFloat(word);
                if (Float.isFinite(number)) {
                    return Float.floatToRawIntBits(number);
                }
            }
        } catch (NumberFormatException notANumber) {
            // Refused below, in the same words.
        }
        throw words.failureAt(
                at, "'" + word + "' is not a valid bandwidth (octets per second, as in 1.25E9)", List.of());
    }

    @Override
    public void describe(List<SwitchingCapability> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (SwitchingCapability capability : value) {
            out.openObject();
            out.field("switching-type", capability.type());
            out.field("encoding-type", capability.encoding());
            out.name("maximum-bandwidths").openList();
            for (int bits : capability.maximumBandwidths()) {
                number(Float.intBitsToFloat(bits), out);
            }
            out.closeList();
            describeSpecific(capability, out);
            out.closeObject();
        }
        out.closeList();
    }

    private static void describeSpecific(SwitchingCapability capability, FieldSink out) {
        byte[] octets = capability.specific().array();
        if (octets.length == 0) {
            return;
        }
        ByteBuffer specific = ByteBuffer.wrap(octets);
        out.name("minimum-bandwidth");
        number(specific.getFloat(), out);
        if (SwitchingCapability.isPacket(capability.type())) {
            out.field("mtu", specific.getShort() & 0xFFFF);
        } else {
            out.field("indication", specific.get() & MOST_OCTET);
        }
    }

    /** JSON has no word for infinity. */
    private static void number(float number, FieldSink out) {
        if (Float.isFinite(number)) {
            out.decimal(number);
        } else {
            out.absent();
        }
    }

    @Override
    public void print(List<SwitchingCapability> value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        for (SwitchingCapability capability : value) {
            out.word("(").word(SWITCHING).number(capability.type());
            out.word(ENCODING).number(capability.encoding());
            out.word(BANDWIDTH).word("[");
            for (int bits : capability.maximumBandwidths()) {
                float number = Float.intBitsToFloat(bits);
                out.word(Float.isFinite(number) ? Float.toString(number) : String.format("0x%08X", bits));
            }
            out.word("]");
            if (capability.specific().size() > 0) {
                out.word(SPECIFIC)
                        .hex(
                                capability.specific().array(),
                                0,
                                capability.specific().size());
            }
            out.word(")");
        }
    }
}
