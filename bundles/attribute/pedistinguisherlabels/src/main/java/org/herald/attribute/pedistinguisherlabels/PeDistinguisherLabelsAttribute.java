package org.herald.attribute.pedistinguisherlabels;

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
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * PE Distinguisher Labels (RFC 6514, 8): labels that tell provider edge routers apart in a bidirectional multicast tunnel. Its value is at least one
 * label; all addresses are of one kind. Malformed: treat as withdraw.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "PE Distinguisher Labels", code = 27, words = PeDistinguisherLabelsAttribute.WORD)
public final class PeDistinguisherLabelsAttribute implements PathAttributeType<List<PeLabel>> {
    static final String WORD = "pe-distinguisher-labels";

    private static final int LABEL_OCTETS = 3;
    private static final int IPV4_OCTETS = 4 + LABEL_OCTETS;
    private static final int IPV6_OCTETS = 16 + LABEL_OCTETS;
    private static final int MOST_LABEL = 0xF_FFFF;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "[ <ip> <0-" + MOST_LABEL + "> ... ]",
            "for each provider edge router its address and the label that stands for it",
            "pe-distinguisher-labels [ 192.0.2.1 100, 192.0.2.2 101 ]"));

    @Override
    public int code() {
        return 27;
    }

    @Override
    public String name() {
        return "PE Distinguisher Labels";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Address [4 or 16] and label [3] for each router; the low four bits of a label's octets mean nothing. Nothing tells which kind of address it is
     * but the length: what fits both is IPv4.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for no octet or a length that is neither a multiple of 7 nor of 19
     */
    @Override
    public List<PeLabel> decode(WireReader value, CodecContext context) throws MalformedException {
        int octets = value.remaining();
        boolean isIpv4 = octets % IPV4_OCTETS == 0;
        if (octets == 0 || !isIpv4 && octets % IPV6_OCTETS != 0) {
            throw value.malformed("PE Distinguisher Labels has 7 or 19 octets for each router, not " + octets);
        }
        List<PeLabel> labels = new ArrayList<>();
        while (value.hasRemaining()) {
            IpAddress router = IpAddress.read(value, isIpv4 ? 4 : 16);
            labels.add(new PeLabel(router, value.u24() >>> 4));
        }
        return List.copyOf(labels);
    }

    @Override
    public void encode(List<PeLabel> value, WireWriter out, CodecContext context) {
        for (PeLabel each : value) {
            each.router().write(out);
            out.u24(each.label() << 4);
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<PeLabel> parse(Words words, @Nullable List<PeLabel> previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        if (!words.isNext("[")) {
            throw words.failure("expected '[' behind " + WORD, List.of("["));
        }
        List<PeLabel> labels = new ArrayList<>();
        int start = words.position();
        words.openList(WORD);
        while (words.hasElement()) {
            int at = words.position();
            IpAddress router = words.address();
            if (!labels.isEmpty() && labels.get(0).router().isIpv6() != router.isIpv6()) {
                throw words.failureAt(at, "addresses of IPv4 and IPv6 cannot stand together in " + WORD, List.of());
            }
            labels.add(new PeLabel(router, (int) words.number("label", MOST_LABEL)));
        }
        if (!labels.isEmpty() && labels.get(0).router().isIpv6() && labels.size() % IPV4_OCTETS == 0) {
            // Receivers tell addresses of IPv6 by the length, which would be one of IPv4.
            throw words.failureAt(
                    start, labels.size() + " addresses of IPv6 read as IPv4: a multiple of 7 is not valid", List.of());
        }
        return labels.isEmpty() ? null : List.copyOf(labels);
    }

    @Override
    public void describe(List<PeLabel> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (PeLabel each : value) {
            out.openObject();
            out.field("pe", each.router());
            out.field("label", each.label());
            out.closeObject();
        }
        out.closeList();
    }

    @Override
    public void print(List<PeLabel> value, TextWriter out, CodecView codecs) {
        out.word(WORD).word("[");
        for (PeLabel each : value) {
            out.address(each.router()).number(each.label());
        }
        out.word("]");
    }
}
