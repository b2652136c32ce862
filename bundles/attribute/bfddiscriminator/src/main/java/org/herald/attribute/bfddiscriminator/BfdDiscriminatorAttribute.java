package org.herald.attribute.bfddiscriminator;

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
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** BFD Discriminator (RFC 9026, 3.1.6): bootstraps a point-to-multipoint BFD session. Malformed: discarded. */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "BFD Discriminator", code = 38, words = BfdDiscriminatorAttribute.WORD)
public final class BfdDiscriminatorAttribute implements PathAttributeType<BfdDiscriminator> {
    static final String WORD = "bfd-discriminator";

    private static final String MODE = "mode";
    private static final String SOURCE = "source";
    private static final String TLV = "tlv";
    private static final long MOST = 0xFFFF_FFFFL;
    private static final int MOST_OCTET = 0xFF;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<0-4294967295> [mode <0-255>] [source <ip>] [tlv <0-255> 0x<digits>]...",
            "discriminator of the BFD session that watches the upstream of a multicast tunnel; mode is 1 unless written",
            "bfd-discriminator 100 source 192.0.2.1"));

    @Override
    public int code() {
        return 38;
    }

    @Override
    public String name() {
        return "BFD Discriminator";
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
     * Mode [1], discriminator [4], then TLVs: type [1], length [1], value; of type 1 an address [4 or 16].
     *
     * @throws MalformedException DISCARD_ATTRIBUTE for fewer than five octets, a TLV that runs over or a source of another length
     */
    @Override
    public BfdDiscriminator decode(WireReader value, CodecContext context) throws MalformedException {
        int mode = value.u8();
        long discriminator = value.u32();
        List<BfdDiscriminator.Tlv> tlvs = new ArrayList<>();
        while (value.hasRemaining()) {
            int type = value.u8();
            int length = value.u8();
            if (type == BfdDiscriminator.SOURCE && length != 4 && length != 16) {
                throw value.malformed("a source has 4 or 16 octets, not " + length);
            }
            tlvs.add(new BfdDiscriminator.Tlv(type, Octets.read(value, length)));
        }
        return new BfdDiscriminator(mode, discriminator, tlvs);
    }

    @Override
    public void encode(BfdDiscriminator value, WireWriter out, CodecContext context) {
        out.u8(value.mode()).u32(value.discriminator());
        for (BfdDiscriminator.Tlv tlv : value.tlvs()) {
            out.u8(tlv.type()).u8(tlv.value().size()).bytes(tlv.value().array());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public BfdDiscriminator parse(Words words, @Nullable BfdDiscriminator previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        long discriminator = words.number("BFD discriminator", MOST);
        int mode = BfdDiscriminator.POINT_TO_MULTIPOINT;
        if (words.accept(MODE)) {
            mode = (int) words.number("BFD mode", MOST_OCTET);
        }
        List<BfdDiscriminator.Tlv> tlvs = new ArrayList<>();
        while (true) {
            if (words.accept(SOURCE)) {
                tlvs.add(new BfdDiscriminator.Tlv(
                        BfdDiscriminator.SOURCE, Octets.of(words.address().octets())));
            } else if (words.accept(TLV)) {
                tlvs.add(tlv(words));
            } else {
                return new BfdDiscriminator(mode, discriminator, tlvs);
            }
        }
    }

    private static BfdDiscriminator.Tlv tlv(Words words) throws StatementException {
        int type = (int) words.number("type of a BFD TLV", MOST_OCTET);
        int at = words.position();
        byte[] octets = words.octets("BFD TLV");
        boolean isAddress = octets.length == 4 || octets.length == 16;
        if (octets.length > MOST_OCTET || type == BfdDiscriminator.SOURCE && !isAddress) {
            throw words.failureAt(
                    at, "a BFD TLV of type " + type + " cannot have " + octets.length + " octets", List.of());
        }
        return new BfdDiscriminator.Tlv(type, Octets.of(octets));
    }

    @Override
    public void describe(BfdDiscriminator value, FieldSink out, CodecView codecs) {
        out.name(WORD).openObject();
        out.field(MODE, value.mode());
        out.field("discriminator", value.discriminator());
        if (!value.tlvs().isEmpty()) {
            out.name("tlvs").openList();
            for (BfdDiscriminator.Tlv tlv : value.tlvs()) {
                out.openObject();
                if (tlv.type() == BfdDiscriminator.SOURCE) {
                    out.field(SOURCE, address(tlv));
                } else {
                    out.field("type", tlv.type());
                    out.name("value")
                            .lowerHex("0x", tlv.value().array(), 0, tlv.value().size());
                }
                out.closeObject();
            }
            out.closeList();
        }
        out.closeObject();
    }

    private static IpAddress address(BfdDiscriminator.Tlv tlv) {
        return IpAddress.ofOctets(tlv.value().array(), 0, tlv.value().size());
    }

    @Override
    public void print(BfdDiscriminator value, TextWriter out, CodecView codecs) {
        out.word(WORD).number(value.discriminator());
        if (value.mode() != BfdDiscriminator.POINT_TO_MULTIPOINT) {
            out.word(MODE).number(value.mode());
        }
        for (BfdDiscriminator.Tlv tlv : value.tlvs()) {
            if (tlv.type() == BfdDiscriminator.SOURCE) {
                out.word(SOURCE).address(address(tlv));
            } else {
                out.word(TLV)
                        .number(tlv.type())
                        .hex(tlv.value().array(), 0, tlv.value().size());
            }
        }
    }
}
