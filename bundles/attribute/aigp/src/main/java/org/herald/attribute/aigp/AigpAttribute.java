package org.herald.attribute.aigp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** AIGP (RFC 7311): the IGP metric to the destination, across several autonomous systems. Malformed: discarded (RFC 7311, 3). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "AIGP", code = 26, words = AigpAttribute.WORD)
public final class AigpAttribute implements PathAttributeType<Aigp> {
    static final String WORD = "aigp";

    private static final int TLV_HEADER = 3;
    private static final int METRIC_OCTETS = 8;
    private static final int MOST_TLV_VALUE = 0xFFFF - TLV_HEADER;
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<0-18446744073709551615> | 0x<digits> | [ <metric> <type> 0x<digits> ... ]",
            "accumulated IGP metric; in brackets any TLVs, those of type 1 as metrics",
            "aigp 100"));

    @Override
    public int code() {
        return 26;
    }

    @Override
    public String name() {
        return "AIGP";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.DISCARD_ATTRIBUTE;
    }

    /** Sent and shown only where the session has it enabled. */
    @Override
    public Set<AttributeTrait> traits() {
        return Set.of(AttributeTrait.ADAPTED);
    }

    /**
     * TLVs: type [1], length with these three octets [2], value; of type 1 a metric [8] (RFC 7311, 3).
     *
     * @throws MalformedException DISCARD_ATTRIBUTE for lengths that do not fit, no TLV, or a session where it is not enabled
     */
    @Override
    public Aigp decode(WireReader value, CodecContext context) throws MalformedException {
        if (!context.isAigpEnabled()) {
            throw value.malformed("AIGP is not enabled on this session");
        }
        List<Aigp.Tlv> tlvs = new ArrayList<>();
        do {
            int type = value.u8();
            int length = value.u16();
            boolean isLengthOk = type == Aigp.METRIC ? length == TLV_HEADER + METRIC_OCTETS : length >= TLV_HEADER;
            if (!isLengthOk) {
                throw value.malformed("AIGP TLV of type " + type + " says it has " + length + " octets");
            }
            tlvs.add(new Aigp.Tlv(type, Octets.read(value, length - TLV_HEADER)));
        } while (value.hasRemaining());
        return new Aigp(tlvs);
    }

    @Override
    public void encode(Aigp value, WireWriter out, CodecContext context) {
        for (Aigp.Tlv tlv : value.tlvs()) {
            out.u8(tlv.type())
                    .u16(TLV_HEADER + tlv.value().size())
                    .bytes(tlv.value().array());
        }
    }

    /** "SHOULD NOT be sent" on a session where it is not enabled (RFC 7311, 3.3). */
    @Override
    public @Nullable Aigp export(@Nullable Aigp value, CodecContext session) {
        return session.isAigpEnabled() ? value : null;
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable Aigp parse(Words words, @Nullable Aigp previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        if (!words.isNext("[")) {
            return new Aigp(List.of(Aigp.metric(metric(words))));
        }
        List<Aigp.Tlv> tlvs = new ArrayList<>();
        words.openList(WORD);
        while (words.hasElement()) {
            int at = words.position();
            boolean isTlv =
                    at + 1 < words.count() && words.word(at + 1).startsWith("0x") && !isHexadecimal(words.peek());
            tlvs.add(isTlv ? tlv(words) : Aigp.metric(metric(words)));
        }
        return tlvs.isEmpty() ? null : new Aigp(tlvs);
    }

    private static boolean isHexadecimal(String word) {
        return word.startsWith("0x") || word.startsWith("0X");
    }

    private static Aigp.Tlv tlv(Words words) throws StatementException {
        int type = (int) words.number("AIGP TLV type", 0xFF);
        int at = words.position();
        byte[] octets = words.octets("AIGP TLV");
        if (type == Aigp.METRIC && octets.length != METRIC_OCTETS || octets.length > MOST_TLV_VALUE) {
            throw words.failureAt(
                    at, "AIGP TLV of type " + type + " cannot have " + octets.length + " octets", List.of());
        }
        return new Aigp.Tlv(type, Octets.of(octets));
    }

    private static long metric(Words words) throws StatementException {
        int at = words.position();
        String word = words.next("a metric for aigp");
        boolean isHex = isHexadecimal(word);
        String digits = isHex ? word.substring(2) : word;
        int radix = isHex ? 16 : 10;
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= 20
                && digits.chars().allMatch(c -> c < 0x80 && Character.digit(c, radix) >= 0);
        if (!isNumber) {
            throw words.failureAt(
                    at, "'" + word + "' is not a valid AIGP (a number, 0-18446744073709551615)", List.of());
        }
        BigInteger number = new BigInteger(digits, radix);
        if (number.compareTo(MOST) > 0) {
            throw words.failureAt(at, "AIGP value " + word + " out of range (0-18446744073709551615)", List.of());
        }
        return number.longValue();
    }

    /** Compatibility: the metric is a text of 16 digits, in all versions of ExaBGP. */
    @Override
    public void describe(Aigp value, FieldSink out, CodecView codecs) {
        Aigp.Tlv metric = value.metric();
        if (metric != null) {
            out.name(WORD).lowerHex("0x", metric.value().array(), 0, METRIC_OCTETS);
        }
        if (metric != null && value.tlvs().size() == 1) {
            return;
        }
        out.name("aigp-tlvs").openList();
        for (Aigp.Tlv tlv : value.tlvs()) {
            out.openObject();
            out.field("type", tlv.type());
            out.name("value").lowerHex("0x", tlv.value().array(), 0, tlv.value().size());
            out.closeObject();
        }
        out.closeList();
    }

    @Override
    public void print(Aigp value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        Aigp.Tlv metric = value.metric();
        if (metric != null && value.tlvs().size() == 1) {
            out.word("0x" + Hex.lower(metric.value().array()));
            return;
        }
        out.word("[");
        for (Aigp.Tlv tlv : value.tlvs()) {
            out.number(tlv.type()).word("0x" + Hex.lower(tlv.value().array()));
        }
        out.word("]");
    }
}
