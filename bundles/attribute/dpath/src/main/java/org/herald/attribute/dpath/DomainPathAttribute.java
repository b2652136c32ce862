package org.herald.attribute.dpath;

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
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * D-PATH (draft-ietf-bess-evpn-ipvpn-interworking, 4): through which domains gateways have led the route. Its value is segments of domains, none of
 * them empty. Malformed: treat as withdraw.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "D-PATH", code = 36, words = DomainPathAttribute.WORD)
public final class DomainPathAttribute implements PathAttributeType<List<List<Domain>>> {
    static final String WORD = "d-path";

    private static final int DOMAIN_OCTETS = 7;
    private static final int MOST_DOMAINS = 0xFF;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "[ <0-4294967295>:<0-65535>:<safi> ... ] ...",
            "domains through which gateways have led the route, the latest first; each pair of brackets is a segment",
            "d-path [ 65000:1:70 65001:2:128 ]"));

    @Override
    public int code() {
        return 36;
    }

    @Override
    public String name() {
        return "D-PATH";
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
     * Segments, at least one: count of domains [1], then domains: global administrator [4], local administrator [2], SAFI [1].
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for no segment, an empty one, or one that runs over
     */
    @Override
    public List<List<Domain>> decode(WireReader value, CodecContext context) throws MalformedException {
        List<List<Domain>> segments = new ArrayList<>();
        do {
            int count = value.u8();
            if (count == 0 || count * DOMAIN_OCTETS > value.remaining()) {
                throw value.malformed(
                        "D-PATH has a segment of " + count + " domains where " + value.remaining() + " octets follow");
            }
            List<Domain> domains = new ArrayList<>(count);
            for (int index = 0; index < count; index++) {
                domains.add(new Domain(value.u32(), value.u16(), value.u8()));
            }
            segments.add(List.copyOf(domains));
        } while (value.hasRemaining());
        return List.copyOf(segments);
    }

    @Override
    public void encode(List<List<Domain>> value, WireWriter out, CodecContext context) {
        for (List<Domain> domains : value) {
            out.u8(domains.size());
            for (Domain domain : domains) {
                out.u32(domain.globalAdministrator())
                        .u16(domain.localAdministrator())
                        .u8(domain.safi());
            }
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<List<Domain>> parse(Words words, @Nullable List<List<Domain>> previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        List<List<Domain>> segments = new ArrayList<>();
        do {
            int at = words.position();
            List<Domain> domains = new ArrayList<>();
            words.openList(WORD);
            while (words.hasElement()) {
                domains.add(domain(words));
            }
            if (domains.size() > MOST_DOMAINS) {
                throw words.failureAt(
                        at,
                        "a segment of " + domains.size() + " domains is too long (1-" + MOST_DOMAINS + ")",
                        List.of());
            }
            if (!domains.isEmpty()) {
                segments.add(List.copyOf(domains));
            }
        } while (words.isNext("["));
        return segments.isEmpty() ? null : List.copyOf(segments);
    }

    /** Three numbers with colons between. */
    private static Domain domain(Words words) throws StatementException {
        int at = words.position();
        byte[] text = words.text();
        int from = words.hasNext() ? words.start(at) : 0;
        int to = words.hasNext() ? words.end(at) : 0;
        int first = colon(text, from, to);
        int second = colon(text, first + 1, to);
        long global = Words.parseAutonomousSystem(text, from, first);
        long local = second < to ? Words.parseNumber(text, first + 1, second, 0xFFFF) : -1;
        long safi = second < to ? Words.parseNumber(text, second + 1, to, 0xFF) : -1;
        if (global < 0 || local < 0 || safi < 0) {
            throw words.failure(
                    "'" + words.peek() + "' is not a valid domain (0-4294967295, 0-65535 and a SAFI, as in 65000:1:70)",
                    List.of());
        }
        words.position(at + 1);
        return new Domain(global, (int) local, (int) safi);
    }

    private static int colon(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != ':') {
            at++;
        }
        return Math.min(at, to);
    }

    @Override
    public void describe(List<List<Domain>> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (List<Domain> domains : value) {
            out.openList();
            for (Domain domain : domains) {
                out.openObject();
                out.field("domain", domain.globalAdministrator() + ":" + domain.localAdministrator());
                out.field("safi", domain.safi());
                out.closeObject();
            }
            out.closeList();
        }
        out.closeList();
    }

    @Override
    public void print(List<List<Domain>> value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        for (List<Domain> domains : value) {
            out.word("[");
            for (Domain domain : domains) {
                out.word(domain.globalAdministrator() + ":" + domain.localAdministrator() + ":" + domain.safi());
            }
            out.word("]");
        }
    }
}
