package org.herald.tool.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.Tool;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayToolTest {
    /** TABLE_DUMP (RFC 6396, 4.2) of 10.1.0.0/16. */
    private static final byte[] TABLE = hex("""
            5389 0180 000c 0001 0000 0028
            0000 0000 0a010000 10 01 00000000 c0000202 fde9 0012
            40 01 01 00 40 02 04 02 01 fde9 40 03 04 c0000202
            """);

    private static final String COMMAND =
            "announce route 10.1.0.0/16 next-hop 192.0.2.2 as-path [ 65001 ] origin igp\n";

    /** {@link #TABLE} as the program bzip2 packs it. */
    private static final String PACKED_BY_BZIP2 =
            "QlpoOTFBWSZTWYCqV6oAABb2RfwUUAAAQEAACABAIEAAACAAAiAAVFDTTAANT9RNRo9NNR4zYBAu+JqLIJJermull0FPhcPc6vUfKBwXckU4UJCAqleq";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void printsCommandsOfAFile() throws Exception {
        int code = run(InputStream.nullInputStream(), file(TABLE));

        assertThat(code).isZero();
        assertThat(out).hasToString(COMMAND);
    }

    @Test
    void unpacksGzipWhateverTheFileIsCalled() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(TABLE);
        }

        run(InputStream.nullInputStream(), file(packed.toByteArray()));

        assertThat(out).hasToString(COMMAND);
    }

    @Test
    void listsPeers() throws Exception {
        run(InputStream.nullInputStream(), "--list", file(TABLE));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("     0         1  192.0.2.2 AS65001");
    }

    @Test
    void succeedsOnceAllCommandsAreAccepted() throws Exception {
        int code = run(answers("done\n"), "--feed", file(TABLE));

        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1 routes in 1 commands, 0 refused");
    }

    @Test
    void failsIfACommandIsRefusedAndTellsTheFirstReason() throws Exception {
        int code = run(answers("error: no neighbor\nerror\n"), "--feed", file(TABLE));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("1 refused (first: error: no neighbor)");
    }

    @Test
    void failsIfTheDaemonEndsBeforeItAnswered() throws Exception {
        int code = run(InputStream.nullInputStream(), "--feed", file(TABLE));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the daemon ended before all was answered");
    }

    @Test
    void asAProgramOfItsOwnDaemonItWaitsForTheSessionAndEndsTheDaemonAtLast() throws Exception {
        InputStream in = answers("{ \"neighbor\": { \"state\": \"up\" } }\ndone\ndone\n");
        Path result = folder.resolve("result");

        int code = run(in, "--feed-once", "--result", result.toString(), file(TABLE));

        assertThat(code).isZero();
        assertThat(out).hasToString(COMMAND + "announce eor ipv4 unicast sync\nshutdown\n");
        assertThat(result).content().isEqualTo(ReplayTool.RESULT_DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--rate 0 f",
                "--rate x f",
                "--peer AS4294967296 f",
                "--peer x f",
                "--to 127.0.0.1 f",
                "--to 127.0.0.1:0 f",
                "--next-hop here f",
                "--unknown f",
                "a b",
                "--peer",
                ""
            })
    void refusesArgumentsWithASentenceAndCodeTwo(String arguments) throws Exception {
        int code = run(InputStream.nullInputStream(), arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("herald replay: ")
                .hasLineCount(1);
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        assertThat(run(InputStream.nullInputStream(), "/nowhere/rib")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("herald replay: /nowhere/rib cannot be read\n");
    }

    @Test
    void unpacksBzip2() throws Exception {
        run(InputStream.nullInputStream(), file(Base64.getDecoder().decode(PACKED_BY_BZIP2)));

        assertThat(out).hasToString(COMMAND);
    }

    @Test
    void readsTargetsOfBothFamiliesWithAndWithoutPort() throws Exception {
        String sides = " --local-as 1 --peer-as 2 f";

        assertThat(target("--to 192.0.2.1" + sides).port()).isEqualTo(179);
        assertThat(target("--to 192.0.2.1:1179" + sides).port()).isEqualTo(1179);
        assertThat(target("--to 2001:db8::1" + sides).address()).isEqualTo(IpAddress.parse("2001:db8::1"));
        assertThat(target("--to [2001:db8::1]:1179" + sides).port()).isEqualTo(1179);
    }

    @Test
    void givesANextHopToRoutesOfItsFamilyOnly() throws Exception {
        NextHops both = ReplayOptions.parse(List.of("--next-hop", "self", "f")).nextHops();
        NextHops one =
                ReplayOptions.parse(List.of("--next-hop", "2001:db8::1", "f")).nextHops();

        assertThat(both).isEqualTo(new NextHops("self", "self"));
        assertThat(one).isEqualTo(new NextHops(null, "2001:db8::1"));
    }

    @Test
    void quotesForTheShellWhateverAnArgumentHas() {
        assertThat(OneShot.quoted("it's a $(file)")).isEqualTo("'it'\\''s a $(file)'");
    }

    @Test
    void choosesPeersByNumberAddressOrAs() throws Exception {
        Peer peer = new Peer(IpAddress.parse("192.0.2.2"), 65001);

        assertThat(PeerChoice.parse("3").matches(3, peer)).isTrue();
        assertThat(PeerChoice.parse("3").matches(2, peer)).isFalse();
        assertThat(PeerChoice.parse("192.0.2.2").matches(0, peer)).isTrue();
        assertThat(PeerChoice.parse("as65001").matches(0, peer)).isTrue();
        assertThat(PeerChoice.parse("AS65002").matches(0, peer)).isFalse();
        assertThatThrownBy(() -> PeerChoice.parse("peer")).isInstanceOf(UsageException.class);
    }

    private static ReplayOptions.Target target(String arguments) throws UsageException {
        return ReplayOptions.parse(List.of(arguments.split(" "))).target();
    }

    private static InputStream answers(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String file(byte[] octets) throws Exception {
        return Files.write(folder.resolve("recording"), octets).toString();
    }

    private int run(InputStream in, String... arguments) throws Exception {
        return new ReplayTool().run(new ArrayList<>(List.of(arguments)), new Context(in));
    }

    private final class Context implements Tool.Context {
        private final InputStream in;

        private Context(InputStream in) {
            this.in = in;
        }

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
            return folder;
        }

        @Override
        public Environment environment() {
            throw new UnsupportedOperationException();
        }

        @Override
        public CodecRegistry codecs() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> launcher() {
            return List.of("herald");
        }
    }
}
