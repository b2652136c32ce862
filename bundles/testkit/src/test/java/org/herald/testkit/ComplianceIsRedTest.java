package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Shows that the compliance classes fail where a provider is wrong: each broken family below is found out by the test meant for it. */
class ComplianceIsRedTest {
    @Test
    void findsAnIndexThatLeavesTheArray() {
        assertThat(failuresOf(Unchecked.class)).contains("survivesTruncationAtEveryOctet");
    }

    @Test
    void findsOctetsReadBehindTheWindow() {
        assertThat(failuresOf(Overreading.class)).contains("survivesTruncationAtEveryOctet");
    }

    @Test
    void findsOtherOctetsWritten() {
        assertThat(failuresOf(Miswriting.class)).contains("writesTheOctetsThatItRead");
    }

    @Test
    void findsAnotherDescription() {
        assertThat(failuresOf(Misdescribing.class)).containsExactly("describesInEveryDialect");
    }

    @Test
    void findsAFieldWithoutAName() {
        assertThat(failuresOf(Nameless.class)).contains("describesInEveryDialect");
    }

    @Test
    void findsAKeyThatIsNotTheRoutes() {
        assertThat(failuresOf(OneKey.class)).contains("givesDifferentRoutesDifferentKeys", "keepsTheKeyOfARoute");
    }

    @Test
    void findsAWrongOffset() {
        assertThat(failuresOf(Misplacing.class)).containsExactly("refusesMalformedOctets");
    }

    @Test
    void failsWithoutACorpus() {
        assertThat(failuresOf(WithoutCorpus.class)).contains("hasACorpusWithValidEntries");
    }

    @Test
    void findsAnAttributeOfAnotherSeverity() {
        assertThat(failuresOf(Harsh.class)).containsExactly("refusesMalformedOctets");
    }

    @Test
    void findsAnAttributeThatDoesNotReadWhatItPrints() {
        assertThat(failuresOf(Misprinting.class))
                .contains("readsBackWhatItPrintsAsConfiguration", "describesInEveryDialect");
    }

    @Test
    void findsAnAttributeThatBreaksLines() {
        assertThat(failuresOf(LineBreaking.class)).contains("describesInEveryDialect", "survivesChangedOctets");
    }

    @Test
    void findsACommunityThatIsReadAsAnother() {
        assertThat(failuresOf(Discolored.class))
                .contains("readsBackWhatItPrintsAsConfiguration", "readsTheExamplesOfItsGrammar");
    }

    @Test
    void findsACommunityThatTakesTooMuch() {
        assertThat(failuresOf(Unbounded.class)).contains("refusesWrongFieldsWithAReason", "refusesWrongStatements");
    }

    private static Set<String> failuresOf(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute()
                .allEvents()
                .failed()
                .stream()
                .map(Event::getTestDescriptor)
                .flatMap(descriptor ->
                        Stream.of(descriptor.getUniqueId().toString().split("/")))
                .filter(part -> part.startsWith("[method:") || part.startsWith("[test-factory:"))
                .map(part -> part.substring(part.indexOf(':') + 1, part.indexOf('(')))
                .collect(Collectors.toSet());
    }

    /** Right in all: what follows breaks one thing each. */
    static class Right implements AddressFamily<IpAddress>, NlriCodec<IpAddress> {
        private final SampleFamily right = SampleFamily.IPV4_UNICAST;

        @Override
        public FamilyId id() {
            return right.id();
        }

        @Override
        public FamilyNames names() {
            return right.names();
        }

        @Override
        public NextHopRule nextHop() {
            return right.nextHop();
        }

        @Override
        public NlriCodec<IpAddress> codec() {
            return this;
        }

        @Override
        public RouteSyntax<IpAddress> syntax() {
            return right;
        }

        @Override
        public Set<FamilyTrait> traits() {
            return right.traits();
        }

        @Override
        public IpAddress decode(WireReader in, CodecContext context) throws MalformedException {
            return right.decode(in, context);
        }

        @Override
        public void encode(IpAddress nlri, WireWriter out, CodecContext context) {
            right.encode(nlri, out, context);
        }

        @Override
        public void encodeKey(IpAddress nlri, WireWriter out) {
            right.encodeKey(nlri, out);
        }

        @Override
        public void describe(IpAddress nlri, long pathId, FieldSink out) {
            right.describe(nlri, pathId, out);
        }

        @Override
        public void print(IpAddress nlri, long pathId, TextWriter out) {
            right.print(nlri, pathId, out);
        }
    }

    abstract static class Compliance extends AddressFamilyCompliance<IpAddress> {
        @Override
        protected String corpus() {
            return "hosts.txt";
        }
    }

    static class Unchecked extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public IpAddress decode(WireReader in, CodecContext context) throws MalformedException {
                    if (in.remaining() < 2) {
                        return IpAddress.ofOctets(in.array(), in.array().length, 4);
                    }
                    return super.decode(in, context);
                }
            };
        }
    }

    static class Overreading extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public IpAddress decode(WireReader in, CodecContext context) throws MalformedException {
                    if (in.remaining() == 4) {
                        IpAddress address = IpAddress.ofOctets(in.array(), in.position() + 1, 4);
                        in.skip(4);
                        return address;
                    }
                    return super.decode(in, context);
                }
            };
        }
    }

    static class Miswriting extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public void encode(IpAddress nlri, WireWriter out, CodecContext context) {
                    super.encode(IpAddress.ofIpv4(nlri.ipv4() + 1), out, context);
                }
            };
        }
    }

    static class Misdescribing extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public void describe(IpAddress nlri, long pathId, FieldSink out) {
                    out.field("host", nlri);
                }
            };
        }
    }

    static class Nameless extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public void describe(IpAddress nlri, long pathId, FieldSink out) {
                    out.address(nlri);
                }
            };
        }
    }

    static class OneKey extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public void encodeKey(IpAddress nlri, WireWriter out) {
                    out.u8(1);
                }
            };
        }
    }

    static class Misplacing extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right() {
                @Override
                public IpAddress decode(WireReader in, CodecContext context) throws MalformedException {
                    try {
                        return super.decode(in, context);
                    } catch (MalformedException e) {
                        throw new MalformedException(e.getMessage(), in.limit());
                    }
                }
            };
        }
    }

    static class WithoutCorpus extends Compliance {
        @Override
        protected AddressFamily<IpAddress> family() {
            return new Right();
        }

        @Override
        protected String corpus() {
            return List.of("absent", "txt").toString();
        }
    }

    abstract static class AttributeCompliance extends PathAttributeCompliance<Long> {
        @Override
        protected String corpus() {
            return "numbers.txt";
        }
    }

    static class Harsh extends AttributeCompliance {
        @Override
        protected PathAttributeType<Long> attribute() {
            return new NumberAttribute() {
                @Override
                public Severity onMalformed() {
                    return Severity.RESET_SESSION;
                }
            };
        }
    }

    static class Misprinting extends AttributeCompliance {
        @Override
        protected PathAttributeType<Long> attribute() {
            return new NumberAttribute() {
                @Override
                public void print(Long value, TextWriter out, CodecView codecs) {
                    out.word("number").number(value + 1);
                }
            };
        }
    }

    static class LineBreaking extends AttributeCompliance {
        @Override
        protected PathAttributeType<Long> attribute() {
            return new NumberAttribute() {
                @Override
                public void print(Long value, TextWriter out, CodecView codecs) {
                    super.print(value, out, codecs);
                    out.line();
                }
            };
        }
    }

    abstract static class CommunityCompliance extends ExtendedCommunityCompliance {
        @Override
        protected String corpus() {
            return "colors.txt";
        }
    }

    static class Discolored extends CommunityCompliance {
        @Override
        protected ExtendedCommunityType type() {
            return new ColorCommunity() {
                @Override
                public long parse(String keyword, String[] fields) {
                    return super.parse(keyword, fields) ^ 1;
                }
            };
        }
    }

    static class Unbounded extends CommunityCompliance {
        @Override
        protected ExtendedCommunityType type() {
            return new ColorCommunity() {
                @Override
                public long parse(String keyword, String[] fields) {
                    return 0x030B_0000L << 32 | Long.parseUnsignedLong(fields[0]);
                }
            };
        }
    }
}
