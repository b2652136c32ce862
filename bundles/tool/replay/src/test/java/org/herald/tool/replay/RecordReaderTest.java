package org.herald.tool.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final byte[] PEER_INDEX = hex("""
            5389 0180 000d 0001 0000 0020 # RFC 6396, 4.3.1: peer index table of 32 octets
            c0000201 0000                 # collector, no view name
            0002                          # two peers
            00 0a000001 c0000202 fde9     # IPv4, AS of 2 octets: 65001
            02 0a000002 c0000203 00010000 # IPv4, AS of 4 octets: 65536
            """);

    private static final byte[] RIB = hex("""
            5389 0180 000d 0002 0000 0039        # RFC 6396, 4.3.2: RIB_IPV4_UNICAST of 57 octets
            00000000 14 c63360                   # 198.51.96.0/20
            0002
            0000 00000000 000e                   # of peer 0
            40 01 01 00                          # origin igp
            40 02 00                             # empty path
            40 03 04 c0000202                    # next hop
            0001 00000000 001b                   # of peer 1
            40 01 01 02
            40 02 06 02 01 00010000              # sequence of AS 65536
            40 03 04 c0000203 80 04 04 0000000a  # med 10
            """);

    private static final byte[] MESSAGE = hex("""
            57ac 9f00 0011 0001 0000 0049        # RFC 6396, 3 and 4.4.2: BGP4MP_ET, MESSAGE
            0007a120                             # half a second
            fde9 fde8 0000 0001 c0000202 c0000201
            ffffffffffffffffffffffffffffffff 0035 02
            0004 18 cb0071                       # withdrawn 203.0.113.0/24
            001b
            40 01 01 00 40 02 04 02 01 5ba0      # AS_TRANS
            c0 11 06 02 01 00010000              # AS4_PATH 65536
            40 03 04 c0000202
            18 c63364 10 0a02
            """);

    @Test
    void readsTheRoutesOfAChosenPeer() throws Exception {
        byte[] file = joined(PEER_INDEX, fixed(RIB));

        String commands = table(file, 1);

        assertThat(commands)
                .isEqualTo(
                        "announce route 198.51.96.0/20 next-hop 192.0.2.3 as-path [ 65536 ] origin incomplete med 10\n");
    }

    @Test
    void countsRoutesOfEachPeerWithoutLookingAtThem() throws Exception {
        PeerCensus census = new PeerCensus();

        read(joined(PEER_INDEX, fixed(RIB), fixed(RIB)), census, new IgnoringSink());

        assertThat(census.entries()).extracting(PeerCensus.Entry::count).containsExactly(2L, 2L);
        assertThat(census.fullest(PeerChoice.parse("AS65536"))).isNotNull();
        assertThat(census.fullest(PeerChoice.parse("192.0.2.2")).number()).isZero();
    }

    @Test
    void putsPrefixesOfEqualAttributesIntoOneCommand() throws Exception {
        byte[] second = fixed(RIB);
        second[12 + 7] = 0x70; // 198.51.112.0/20

        String commands = table(joined(PEER_INDEX, fixed(RIB), second), 0);

        assertThat(commands)
                .isEqualTo(
                        "announce attributes next-hop 192.0.2.2 as-path [ ] origin igp nlri 198.51.96.0/20 198.51.112.0/20\n");
    }

    @Test
    void readsPathIdentifiersOfTables() throws Exception {
        byte[] file = joined(PEER_INDEX, fixed(hex("""
                5389 0180 000d 0008 0000 0000    # RFC 8050, 4: RIB_IPV4_UNICAST_ADDPATH
                00000000 08 0a 0001
                0000 00000000 00000007 000e
                40 01 01 00 40 02 00 40 03 04 c0000202
                """)));

        assertThat(table(file, 0))
                .isEqualTo("announce route 10.0.0.0/8 next-hop 192.0.2.2 as-path [ ] origin igp path-information 7\n");
    }

    @Test
    void readsTablesOfTheFirstVersion() throws Exception {
        byte[] file = fixed(hex("""
                5389 0180 000c 0001 0000 0000    # RFC 6396, 4.2: TABLE_DUMP of IPv4
                0000 0000 0a010000 10 01 00000000 c0000202 fde9 0012
                40 01 01 00 40 02 04 02 01 fde9 40 03 04 c0000202
                """));

        assertThat(table(file, 0))
                .isEqualTo("announce route 10.1.0.0/16 next-hop 192.0.2.2 as-path [ 65001 ] origin igp\n");
    }

    @Test
    void mergesTheFourOctetPathOfOldSpeakersAndKeepsTheOrderOfAMessage() throws Exception {
        String commands = updates(fixedMessage(MESSAGE));

        assertThat(commands).isEqualTo("""
                withdraw route 203.0.113.0/24
                announce attributes next-hop 192.0.2.2 as-path [ 65536 ] origin igp nlri 198.51.100.0/24 10.2.0.0/16
                """);
    }

    @Test
    void readsRoutesOfOtherFamiliesOutOfMultiprotocolAttributes() throws Exception {
        byte[] file = fixedMessage(hex("""
                57ac 9f00 0010 0004 0000 0000
                0000fde9 0000fde8 0000 0001 c0000202 c0000201
                ffffffffffffffffffffffffffffffff 0000 02
                0000
                0042
                80 0f 08 0002 01 20 20010db8
                90 0e 002c 0002 01 20 20010db8000000000000000000000001 fe800000000000000000000000000001
                00 30 20010db80001
                40 01 01 00 40 02 00
                """));

        assertThat(updates(file)).isEqualTo("""
                withdraw route 2001:db8::/32
                announce route 2001:db8:1::/48 next-hop 2001:db8::1 as-path [ ] origin igp
                """);
    }

    @Test
    void skipsADamagedRecordAndReadsTheNext() throws Exception {
        byte[] damaged = fixed(RIB);
        damaged[12 + 4] = 33; // prefix length

        RouteTable table =
                read(joined(PEER_INDEX, damaged, fixed(RIB)), (number, peer) -> number == 0, new RouteTable(10));

        assertThat(table.routeCount()).isEqualTo(1);
        assertThat(table.skipped().keySet()).singleElement().asString().contains("malformed record");
    }

    @Test
    void everyTruncationEndsInAnErrorOfTheFile() {
        byte[] file = joined(PEER_INDEX, fixed(RIB));
        for (int length = 1; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            if (length != PEER_INDEX.length) {
                assertThatThrownBy(() -> read(cut, (number, peer) -> true, new RouteTable(10)))
                        .isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void refusesWhatIsNoMrt() {
        byte[] text = "this is not a routing table at all".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> read(text, (number, peer) -> true, new RouteTable(10)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no MRT file");
    }

    private static String table(byte[] file, int peer) throws Exception {
        RouteTable table = read(file, (number, any) -> number == peer, new RouteTable(100));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        CommandWriter out = writer(text, Pace.of(0, false));
        table.writeTo(out, new AttributeWords(NextHops.RECORDED));
        out.flush();
        assertThat(table.skipped()).isEmpty();
        return text.toString(StandardCharsets.US_ASCII);
    }

    private static String updates(byte[] file) throws Exception {
        Pace pace = Pace.of(0, false);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        CommandWriter out = writer(text, pace);
        UpdateStream stream = read(
                file, (number, any) -> true, new UpdateStream(out, new AttributeWords(NextHops.RECORDED), pace, 100));
        out.flush();
        assertThat(stream.skipped()).isEmpty();
        return text.toString(StandardCharsets.US_ASCII);
    }

    private static CommandWriter writer(ByteArrayOutputStream text, Pace pace) {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.US_ASCII);
        return new CommandWriter(text, pace, new Progress(nowhere, Progress.Style.SILENT));
    }

    private static <S extends RouteSink> S read(byte[] file, PeerFilter filter, S sink) throws IOException {
        try (MrtReader records = new MrtReader("test", new ByteArrayInputStream(file))) {
            new RecordReader(records, filter, sink).readAll();
        }
        return sink;
    }

    /** Writes the length of a record into its header. */
    private static byte[] fixed(byte[] record) {
        byte[] fixed = record.clone();
        fixed[10] = (byte) (record.length - 12 >> 8);
        fixed[11] = (byte) (record.length - 12);
        return fixed;
    }

    /** The same, and the length of the BGP message, which begins with the only marker. */
    private static byte[] fixedMessage(byte[] record) {
        byte[] fixed = fixed(record);
        int marker = 12;
        while (fixed[marker] != (byte) 0xff || fixed[marker + 15] != (byte) 0xff) {
            marker++;
        }
        fixed[marker + 17] = (byte) (record.length - marker);
        return fixed;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
