package org.herald.tool.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.config.Settings;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.RouteSource;
import org.herald.api.daemon.Tool;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.FakeCodecView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodeToolTest {
    private static final String KEEPALIVE = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304";
    private static final String REFRESH = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00170500010001";
    private static final int KEEPALIVE_TYPE = 4;
    private static final int REFRESH_TYPE = 5;

    private final FakeCodecView codecs = FakeCodecView.ofUnicast().feature("ipv4 flow", "herald-family-ipv4-flow");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<CodecContext> contexts = new ArrayList<>();
    private InputStream in = InputStream.nullInputStream();
    private DecodeTool tool = new DecodeTool(this::decode, new Loader(Configuration.EMPTY));

    @BeforeEach
    void forget() {
        contexts.clear();
    }

    @Test
    void decodesArgumentsAsOneText() throws Exception {
        assertThat(run("--update", KEEPALIVE.substring(0, 20), KEEPALIVE.substring(20)))
                .isZero();
        assertThat(printed()).isEqualTo("keepalive 127.0.0.1 65533 in 127.0.0.1\n");
    }

    @Test
    void decodesEveryLineOfStandardInput() throws Exception {
        in = new ByteArrayInputStream(
                (KEEPALIVE + "\n" + KEEPALIVE + KEEPALIVE + "\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(run()).isZero();
        assertThat(printed().lines()).hasSize(3);
    }

    @Test
    void saysWhatItCannotReadAndGoesOn() throws Exception {
        in = new ByteArrayInputStream(
                ("zz\n" + KEEPALIVE + "00\n" + KEEPALIVE + "\n").getBytes(StandardCharsets.US_ASCII));

        assertThat(run()).isEqualTo(1);
        assertThat(printed())
                .isEqualTo("invalid hexadecimal\ninvalid payload\nkeepalive 127.0.0.1 65533 in 127.0.0.1\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void assumesASessionThatAgreesOnEverything() throws Exception {
        run(KEEPALIVE);

        CodecContext context = contexts.get(0);
        assertThat(context.isAsn4()).isTrue();
        assertThat(context.isInternal()).isTrue();
        assertThat(context.negotiated().families()).containsExactly(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST);
        assertThat(context.negotiated().allowsNextHop(FamilyId.IPV4_UNICAST, 2)).isTrue();
        assertThat(context.negotiated().addPathReceive()).isEmpty();
    }

    @Test
    void expectsPathIdentifiersInTheFamilyWritten() throws Exception {
        run("-i", "-f", "ipv6 unicast", KEEPALIVE);
        run("-i", "-f", "all", KEEPALIVE);

        assertThat(contexts.get(0).negotiated().addPathReceive()).containsExactly(FamilyId.IPV6_UNICAST);
        assertThat(contexts.get(1).negotiated().addPathReceive()).hasSize(2);
    }

    @Test
    void takesTheSessionOfTheFirstNeighbor() throws Exception {
        NeighborDefinition neighbor = new NeighborDefinition(
                "neighbor 192.0.2.1",
                IpAddress.ofIpv4(0xC0000201),
                32,
                IpAddress.ofIpv4(0xC00002FE),
                65001,
                65002,
                IpAddress.ofIpv4(0xC00002FD),
                List.of(FamilyId.IPV6_UNICAST),
                false,
                Settings.EMPTY,
                List.of(),
                RouteSource.NONE);
        tool = new DecodeTool(this::decode, new Loader(new Configuration(List.of(neighbor), List.of())));

        assertThat(run("-c", "some.conf", KEEPALIVE)).isZero();
        assertThat(printed()).isEqualTo("keepalive 192.0.2.1 65002 in 192.0.2.253\n");
        assertThat(contexts.get(0).negotiated().families()).containsExactly(FamilyId.IPV6_UNICAST);
        assertThat(contexts.get(0).isInternal()).isFalse();
    }

    @Test
    void tellsWhatIsWrongWithAConfiguration() throws Exception {
        assertThat(run("-c", "some.conf", KEEPALIVE)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("some.conf has no neighbor\n");
    }

    @Test
    void printsCommands() throws Exception {
        assertThat(run("-m", REFRESH)).isZero();
        assertThat(printed()).isEqualTo("announce route-refresh ipv4 unicast\n");
    }

    @Test
    void printsNlriAlone() throws Exception {
        assertThat(run("-n", "0161 026263")).isZero();
        assertThat(printed()).isEqualTo("{ \"nlri\": \"a\" }\n{ \"nlri\": \"bc\" }\n");
        out.reset();
        assertThat(run("-n", "0161 0562")).isEqualTo(1);
        assertThat(printed()).isEqualTo("invalid payload\n");
    }

    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        assertThat(run("--hurry")).isEqualTo(2);
        assertThat(run("-f")).isEqualTo(2);
        assertThat(run("-f", "ipv4 flow", KEEPALIVE)).isEqualTo(2);
        assertThat(run("-f", "ipv4", KEEPALIVE)).isEqualTo(2);
        assertThat(run("--encoder", "cbor", KEEPALIVE)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        herald decode: unrecognised argument --hurry
                        herald decode: -f expects a value
                        herald decode: no installed bundle provides ipv4 flow; feature herald-family-ipv4-flow does
                        herald decode: 'ipv4' is not a family, valid: all, ipv4 unicast, ipv6 unicast
                        herald decode: no installed bundle provides encoder 'cbor', valid: json5
                        """);
    }

    @Test
    void helps() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(printed()).startsWith("usage: herald decode");
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private int run(String... arguments) throws Exception {
        return tool.run(List.of(arguments), new Context());
    }

    private Event decode(byte[] message, Event.Envelope envelope, CodecContext context) throws MalformedException {
        contexts.add(context);
        return switch (message[message.length > 18 ? 18 : 0]) {
            case KEEPALIVE_TYPE -> new Event.Keepalive(envelope, Direction.IN);
            case REFRESH_TYPE -> new Event.RouteRefresh(envelope, Direction.IN, FamilyId.IPV4_UNICAST, 0);
            default -> throw new MalformedException("not one of these", 18);
        };
    }

    /** Writes keepalives as a few words. */
    private static final class Words implements MessageEncoder {
        @Override
        public String name() {
            return "json5";
        }

        @Override
        public Dialect dialect() {
            return Dialect.JSON5;
        }

        @Override
        public void encode(Event event, EncoderOptions options, CodecView view, WireWriter text) {
            Event.Keepalive keepalive = (Event.Keepalive) event;
            var neighbor = java.util.Objects.requireNonNull(event.envelope().neighbor());
            text.ascii("keepalive " + neighbor.peerAddress() + " " + neighbor.peerAs() + " "
                    + keepalive.direction().word() + " " + neighbor.routerId() + "\n");
        }
    }

    private record Loader(Configuration configuration) implements ConfigurationLoader {
        @Override
        public Configuration load(Path file, CodecView view, Environment environment) {
            return configuration;
        }

        @Override
        public Configuration parse(String source, byte[] text, CodecView view, Environment environment) {
            return configuration;
        }

        @Override
        public List<String> print(NeighborDefinition neighbor, CodecView view) {
            return List.of();
        }
    }

    private final class Context implements Tool.Context {
        @Override
        public InputStream in() {
            return in;
        }

        @Override
        public PrintStream out() {
            return new PrintStream(out, true, StandardCharsets.UTF_8);
        }

        @Override
        public PrintStream err() {
            return new PrintStream(err, true, StandardCharsets.UTF_8);
        }

        @Override
        public Path home() {
            return Path.of("/opt/herald");
        }

        @Override
        public Environment environment() {
            return new Environment() {
                @Override
                public String get(String option) {
                    return "false";
                }

                @Override
                public boolean isOn(String option) {
                    return false;
                }

                @Override
                public int number(String option) {
                    return 0;
                }

                @Override
                public List<Option> options() {
                    return List.of();
                }
            };
        }

        @Override
        public CodecRegistry codecs() {
            return new CodecRegistry() {
                @Override
                public CodecView current() {
                    return codecs;
                }

                @Override
                public @Nullable MessageEncoder encoder(String name) {
                    return name.equals("json5") ? new Words() : null;
                }

                @Override
                public List<String> encoderNames() {
                    return List.of("json5");
                }
            };
        }

        @Override
        public List<String> launcher() {
            return List.of();
        }
    }
}
