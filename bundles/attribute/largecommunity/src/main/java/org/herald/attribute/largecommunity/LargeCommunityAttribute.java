package org.herald.attribute.largecommunity;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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

/** LARGE_COMMUNITY (RFC 8092): three numbers of four octets each. Malformed: treat as withdraw (RFC 8092, 6). Written sorted, each once (RFC 8092, 5). */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "LARGE_COMMUNITY", code = 32, words = "large-community")
public final class LargeCommunityAttribute implements PathAttributeType<List<LargeCommunity>> {
    private static final int OCTETS = 12;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            "large-community",
            "<number>:<number>:<number> | [ ... ]",
            "marks of three numbers of 0-4294967295",
            "large-community [ 65001:1:2 65001:1:3 ]"));

    @Override
    public int code() {
        return 32;
    }

    @Override
    public String name() {
        return "LARGE_COMMUNITY";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    @Override
    public List<LargeCommunity> decode(WireReader value, CodecContext context) throws MalformedException {
        if (!value.hasRemaining() || value.remaining() % OCTETS != 0) {
            throw value.malformed("LARGE_COMMUNITY has a multiple of 12 octets");
        }
        List<LargeCommunity> communities = new ArrayList<>(value.remaining() / OCTETS);
        while (value.hasRemaining()) {
            communities.add(new LargeCommunity(value.u32(), value.u32(), value.u32()));
        }
        return List.copyOf(communities);
    }

    @Override
    public void encode(List<LargeCommunity> value, WireWriter out, CodecContext context) {
        for (LargeCommunity community : value) {
            out.u32(community.globalAdministrator())
                    .u32(community.localDataPart1())
                    .u32(community.localDataPart2());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<LargeCommunity> parse(Words words, @Nullable List<LargeCommunity> previous, CodecView codecs)
            throws StatementException {
        words.expect("large-community");
        TreeSet<LargeCommunity> communities = new TreeSet<>();
        words.openList("large community");
        while (words.hasElement()) {
            communities.add(community(words));
        }
        return communities.isEmpty() ? null : List.copyOf(communities);
    }

    private static LargeCommunity community(Words words) throws StatementException {
        int at = words.position();
        String text = words.next("a large community");
        int first = text.indexOf(':');
        int second = first < 0 ? -1 : text.indexOf(':', first + 1);
        try {
            if (first < 0) {
                return ofNumber(
                        text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text));
            }
            if (second >= 0) {
                return new LargeCommunity(
                        number(text.substring(0, first)),
                        number(text.substring(first + 1, second)),
                        number(text.substring(second + 1)));
            }
        } catch (NumberFormatException notNumbers) {
            // Said below, with what would be valid.
        }
        throw words.failureAt(
                at, "'" + text + "' is not a valid large-community (three numbers of 0-4294967295 as in 65001:1:2)", List.of());
    }

    /** The 96 bits as one number. */
    private static LargeCommunity ofNumber(BigInteger number) {
        if (number.signum() < 0 || number.bitLength() > OCTETS * 8) {
            throw new NumberFormatException("more than 96 bits");
        }
        long mask = 0xFFFF_FFFFL;
        return new LargeCommunity(
                number.shiftRight(64).longValue() & mask, number.shiftRight(32).longValue() & mask, number.longValue() & mask);
    }

    private static long number(String digits) {
        return Integer.toUnsignedLong(Integer.parseUnsignedInt(digits));
    }

    @Override
    public void describe(List<LargeCommunity> value, FieldSink out, CodecView codecs) {
        out.name("large-community").openList();
        for (LargeCommunity community : value) {
            out.openList();
            out.number(community.globalAdministrator());
            out.number(community.localDataPart1());
            out.number(community.localDataPart2());
            out.closeList();
        }
        out.closeList();
    }

    @Override
    public void print(List<LargeCommunity> value, TextWriter out, CodecView codecs) {
        out.word("large-community");
        boolean isList = value.size() > 1;
        if (isList) {
            out.word("[");
        }
        for (LargeCommunity community : value) {
            out.number(community.globalAdministrator());
            out.glue().word(":").glue().number(community.localDataPart1());
            out.glue().word(":").glue().number(community.localDataPart2());
        }
        if (isList) {
            out.word("]");
        }
    }
}
