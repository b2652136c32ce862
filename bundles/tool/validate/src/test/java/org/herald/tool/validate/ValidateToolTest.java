package org.herald.tool.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.MessageEncoder;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.Tool;
import org.herald.api.wire.FamilyId;
import org.herald.attribute.aspath.AsPathAttribute;
import org.herald.attribute.med.MedAttribute;
import org.herald.config.HeraldConfigurationLoader;
import org.herald.environment.HeraldEnvironment;
import org.herald.family.ipv4.unicast.Ipv4UnicastFamily;
import org.herald.family.ipv6.unicast.Ipv6UnicastFamily;
import org.herald.testkit.FixedCodecView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateToolTest {
    private static final CodecView CODECS = FixedCodecView.of(
            new Ipv4UnicastFamily(), new Ipv6UnicastFamily(), new MedAttribute(), new AsPathAttribute());

    private static final String GOOD = """
            neighbor 192.0.2.1 {
                local-as 65001; peer-as 65002; local-address 192.0.2.254;
                static { route 10.0.0.0/24 next-hop self med 5; route 2001:db8::/32 next-hop 2001:db8::1 as-path [ 1 2 ]; }
            }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>(Map.of("EXABGP_ETC", "/nonexistent"));

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("x.conf"), text).toString();
    }

    private int validate(String... arguments) {
        return new ValidateTool(new HeraldConfigurationLoader()).run(List.of(arguments), new Context());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysNothingOfAValidConfiguration() throws IOException {
        assertThat(validate(file(GOOD))).isZero();
        assertThat(printed()).isEmpty();
        assertThat(complained()).isEmpty();
    }

    @Test
    void tellsPlaceAndReasonOfAnError() throws IOException {
        String file = file("neighbor 192.0.2.1 {\n  hold-tme 3;\n}\n");

        assertThat(validate(file)).isEqualTo(1);
        assertThat(complained())
                .isEqualTo(file + ":2:3: 'hold-tme' is not valid in neighbor, did you mean hold-time?\n"
                        + "      hold-tme 3;\n      ^\n");
    }

    @Test
    void tellsOfAFileThatIsNotThere() {
        assertThat(validate(folder + "/none.conf")).isEqualTo(1);
        assertThat(complained()).isEqualTo(folder + "/none.conf is not a configuration file (file not found)\n");
    }

    @Test
    void writesNeighborsBack() throws IOException {
        assertThat(validate("-n", file(GOOD))).isZero();
        assertThat(printed()).startsWith("neighbor 192.0.2.1 {\n    router-id 192.0.2.254;\n");
    }

    @Test
    void countsWhatItReadAndChecked() throws IOException {
        String file = file(GOOD);

        assertThat(validate("-nrv", file)).isZero();
        assertThat(printed()).endsWith(file + ": 1 neighbors, 0 processes, 2 routes\n");
    }

    @Test
    void readsEveryFile() throws IOException {
        assertThat(validate(file(GOOD), folder + "/none.conf")).isEqualTo(1);
    }

    @Test
    void refusesAnEncoderThatIsNotInstalled() throws IOException {
        String file = file("process a { run /bin/sh; encoder xml; }");

        assertThat(validate(file)).isEqualTo(1);
        assertThat(complained())
                .isEqualTo(file + ": no installed bundle provides the encoder 'xml' of process 'a', installed: none\n");
    }

    @Test
    void refusesABadEnvironment() throws IOException {
        variables.put("exabgp_tcp_port", "many");

        assertThat(validate(file(GOOD))).isEqualTo(1);
        assertThat(complained()).startsWith("invalid value for tcp.port: 'many' is not a number");
    }

    @Test
    void refusesWrongArguments() throws IOException {
        assertThat(validate()).isEqualTo(2);
        assertThat(validate("-x", file(GOOD))).isEqualTo(2);
        assertThat(complained()).contains("usage: herald validate");
    }

    @Test
    void printsItsHelp() {
        assertThat(validate("--help")).isZero();
        assertThat(printed()).startsWith("usage: herald validate");
    }

    @Test
    void isReachedByItsNewerSpelling() throws IOException {
        Tool configuration = new ConfigurationTool(new HeraldConfigurationLoader());

        assertThat(run(configuration, "validate", "-nrv", file(GOOD))).isZero();
        assertThat(run(configuration, "export")).isEqualTo(2);
        assertThat(run(configuration, "--help")).isZero();
    }

    private int run(Tool tool, String... arguments) {
        try {
            return tool.run(List.of(arguments), new Context());
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void findsAnNlriThatIsNotTheSameAgain() {
        RouteCheck check = new RouteCheck(CODECS);
        var route = new org.herald.api.bgp.RouteDraft();
        route.family(FamilyId.IPV4_UNICAST);
        // Bits behind the length, which the codec does not write.
        route.nlri().u8(8).u8(10).u8(9);

        check.accept(route);

        assertThat(check.failure()).isNotNull();
        assertThat(check.count()).isZero();
    }

    @Test
    void findsAnAttributeThatCannotBeDecoded() {
        RouteCheck check = new RouteCheck(CODECS);
        var route = new org.herald.api.bgp.RouteDraft();
        route.family(FamilyId.IPV4_UNICAST);
        route.nlri().u8(8).u8(10);
        route.attributes().put(4, AttributeFlags.OPTIONAL, new byte[] {1});

        check.accept(route);

        assertThat(check.failure()).startsWith("a route of ipv4 unicast cannot be decoded");
    }

    private final class Context implements Tool.Context {
        @Override
        public InputStream in() {
            return InputStream.nullInputStream();
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
            return folder;
        }

        @Override
        public Environment environment() {
            return new HeraldEnvironment(variables, Map.of());
        }

        @Override
        public CodecRegistry codecs() {
            return new CodecRegistry() {
                @Override
                public CodecView current() {
                    return CODECS;
                }

                @Override
                public @Nullable MessageEncoder encoder(String name) {
                    return null;
                }

                @Override
                public List<String> encoderNames() {
                    return List.of("none");
                }
            };
        }

        @Override
        public List<String> launcher() {
            return List.of();
        }
    }
}
