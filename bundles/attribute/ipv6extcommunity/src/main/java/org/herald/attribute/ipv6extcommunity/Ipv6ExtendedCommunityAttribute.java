package org.herald.attribute.ipv6extcommunity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
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

/** IPv6 Address Specific Extended Communities (RFC 5701): twenty octets each. Malformed: treat as withdraw (RFC 7606, 7.15). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(
        value = "IPv6 Address Specific Extended Community",
        code = 25,
        words = Ipv6ExtendedCommunityAttribute.WORD)
public final class Ipv6ExtendedCommunityAttribute implements PathAttributeType<Ipv6ExtendedCommunities> {
    static final String WORD = "extended-community-ipv6";

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "target:<ipv6>:<number> | origin:<ipv6>:<number> | redirect:<ipv6>:<number> | redirect-to-nexthop-ietf <ipv6>"
                    + " | copy-to-nexthop-ietf <ipv6> | 0x<40 digits> | [ ... ]",
            "marks with a kind and an IPv6 address (RFC 5701), number 0-65535",
            "extended-community-ipv6 [ target:2001:db8::1:5 redirect-to-nexthop-ietf 2001:db8::2 ]"));

    @Override
    public int code() {
        return 25;
    }

    @Override
    public String name() {
        return "IPv6 Address Specific Extended Community";
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
     * Twenty octets for each community, at least one.
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public Ipv6ExtendedCommunities decode(WireReader value, CodecContext context) throws MalformedException {
        int octets = value.remaining();
        if (octets == 0 || octets % Ipv6ExtendedCommunity.OCTETS != 0) {
            throw value.malformed(name() + " has 20 octets for each community, not " + octets);
        }
        List<Ipv6ExtendedCommunity> communities = new ArrayList<>(octets / Ipv6ExtendedCommunity.OCTETS);
        while (value.hasRemaining()) {
            communities.add(Ipv6ExtendedCommunity.read(value));
        }
        return new Ipv6ExtendedCommunities(communities);
    }

    @Override
    public void encode(Ipv6ExtendedCommunities value, WireWriter out, CodecContext context) {
        for (Ipv6ExtendedCommunity community : value.communities()) {
            community.write(out);
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public boolean mergesRepeats() {
        return true;
    }

    @Override
    public @Nullable Ipv6ExtendedCommunities parse(
            Words words, @Nullable Ipv6ExtendedCommunities previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        List<Ipv6ExtendedCommunity> communities =
                new ArrayList<>(previous == null ? List.of() : previous.communities());
        words.openList(WORD);
        while (words.hasElement()) {
            communities.add(Ipv6CommunityWords.parse(words));
        }
        return communities.isEmpty() ? null : new Ipv6ExtendedCommunities(communities).sorted();
    }

    /** The value is a number of 160 bits, as ExaBGP has it. */
    @Override
    public void describe(Ipv6ExtendedCommunities value, FieldSink out, CodecView codecs) {
        WireWriter text = new WireWriter();
        out.name(WORD).openList();
        for (Ipv6ExtendedCommunity community : ordered(value, out.dialect()).communities()) {
            out.openObject();
            out.name("value").unsigned(community.value());
            Ipv6CommunityWords.print(community, new TextWriter(text.clear(), out.dialect()));
            out.field("string", new String(text.array(), 0, text.size(), StandardCharsets.UTF_8));
            out.closeObject();
        }
        out.closeList();
    }

    /** Compatibility: 5.0 sorts extended communities, 4.2 and 6.0 keep the order received. */
    private static Ipv6ExtendedCommunities ordered(Ipv6ExtendedCommunities value, Dialect dialect) {
        return dialect.version() == Dialect.JSON5.version() ? value.sorted() : value;
    }

    @Override
    public void print(Ipv6ExtendedCommunities value, TextWriter out, CodecView codecs) {
        List<Ipv6ExtendedCommunity> communities = ordered(value, out.dialect()).communities();
        out.word(WORD);
        if (communities.size() > 1) {
            out.word("[");
        }
        communities.forEach(community -> Ipv6CommunityWords.print(community, out));
        if (communities.size() > 1) {
            out.word("]");
        }
    }
}
