package org.herald.attribute.communitycontainer;

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
 * BGP Community Container (draft-ietf-idr-wide-bgp-communities): wide communities and what comes after them. Malformed: treat as withdraw, as other
 * communities are.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "BGP Community Container", code = 34, words = CommunityContainerAttribute.WORD)
public final class CommunityContainerAttribute implements PathAttributeType<List<CommunityContainer>> {
    static final String WORD = "community-container";

    private static final int HEADER = 6;
    private static final int MOST_TYPE = 0xFFFF;
    private static final int MOST_OCTET = 0xFF;
    private static final int MOST_OCTETS = 0xFFFF - HEADER;
    private static final String FLAGS = "flags";
    private static final String RESERVED = "reserved";
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "[ <type> [flags <0-255>] [reserved <0-255>] 0x<digits> ... ]",
            "containers of communities, each a type of 0-65535, flags, and octets",
            "community-container [ 1 flags 1 0x000000010000fde90000fde9 ]"));

    @Override
    public int code() {
        return 34;
    }

    @Override
    public String name() {
        return "BGP Community Container";
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
     * Containers, at least one: type [2], flags [1], reserved [1], length of the value [2], value (draft-ietf-idr-wide-bgp-communities, 3).
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for no octet or a container that runs over
     */
    @Override
    public List<CommunityContainer> decode(WireReader value, CodecContext context) throws MalformedException {
        List<CommunityContainer> containers = new ArrayList<>();
        do {
            int type = value.u16();
            int flags = value.u8();
            int reserved = value.u8();
            containers.add(new CommunityContainer(type, flags, reserved, Octets.read(value, value.u16())));
        } while (value.hasRemaining());
        return List.copyOf(containers);
    }

    @Override
    public void encode(List<CommunityContainer> value, WireWriter out, CodecContext context) {
        for (CommunityContainer container : value) {
            out.u16(container.type()).u8(container.flags()).u8(container.reserved());
            out.u16(container.value().size()).bytes(container.value().array());
        }
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<CommunityContainer> parse(
            Words words, @Nullable List<CommunityContainer> previous, CodecView codecs) throws StatementException {
        words.expect(WORD);
        if (!words.isNext("[")) {
            throw words.failure("expected '[' behind " + WORD, List.of("["));
        }
        List<CommunityContainer> containers = new ArrayList<>();
        words.openList(WORD);
        while (words.hasElement()) {
            int type = (int) words.number("type of a container", MOST_TYPE);
            int flags = words.accept(FLAGS) ? (int) words.number(FLAGS, MOST_OCTET) : 0;
            int reserved = words.accept(RESERVED) ? (int) words.number(RESERVED, MOST_OCTET) : 0;
            int at = words.position();
            byte[] octets = words.octets("container");
            if (octets.length > MOST_OCTETS) {
                throw words.failureAt(at, "a container cannot have " + octets.length + " octets", List.of());
            }
            containers.add(new CommunityContainer(type, flags, reserved, Octets.of(octets)));
        }
        return containers.isEmpty() ? null : List.copyOf(containers);
    }

    @Override
    public void describe(List<CommunityContainer> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        for (CommunityContainer container : value) {
            out.openObject();
            out.field("type", container.type());
            out.field(FLAGS, container.flags());
            if (container.reserved() != 0) {
                out.field(RESERVED, container.reserved());
            }
            out.name("value")
                    .lowerHex(
                            "0x",
                            container.value().array(),
                            0,
                            container.value().size());
            out.closeObject();
        }
        out.closeList();
    }

    @Override
    public void print(List<CommunityContainer> value, TextWriter out, CodecView codecs) {
        out.word(WORD).word("[");
        for (CommunityContainer container : value) {
            out.number(container.type());
            if (container.flags() != 0) {
                out.word(FLAGS).number(container.flags());
            }
            if (container.reserved() != 0) {
                out.word(RESERVED).number(container.reserved());
            }
            out.hex(container.value().array(), 0, container.value().size());
        }
        out.word("]");
    }
}
