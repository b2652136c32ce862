package org.herald.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.core.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageFramerTest {
    private static final String MARKER = "ffffffffffffffffffffffffffffffff";
    private static final byte[] STREAM = Wire.join(
            Wire.message(Wire.OPEN, "04 fdea 00b4 c0000202 00"),
            Wire.keepalive(),
            Wire.update("", "40010100 40020602010000fdea 400304c0000201", "18 0a0000"),
            Wire.message(Wire.ROUTE_REFRESH, "0001 00 01"),
            Wire.message(Wire.NOTIFICATION, "06 02 00"));
    private static final List<String> MESSAGES = Wire.messages(STREAM);

    private final MessageFramer framer = new MessageFramer();
    private final Recorder recorder = new Recorder();

    private static final class Recorder implements MessageFramer.Handler {
        final List<String> messages = new ArrayList<>();
        final List<MalformedException> errors = new ArrayList<>();
        int most = Integer.MAX_VALUE;

        @Override
        public boolean message(int type, byte[] octets, int from, int to) {
            messages.add((type + " " + Hex.lower(Arrays.copyOfRange(octets, from + 19, to))).strip());
            return messages.size() < most;
        }

        @Override
        public void malformed(MalformedException reason) {
            errors.add(reason);
        }
    }

    @Test
    void cutsAStreamThatComesAtOnce() {
        feed(STREAM);

        assertThat(recorder.messages).isEqualTo(MESSAGES);
    }

    @Test
    void cutsAStreamThatIsSplitAtAnyOctet() {
        for (int at = 0; at <= STREAM.length; at++) {
            recorder.messages.clear();

            feed(Arrays.copyOf(STREAM, at));
            feed(Arrays.copyOfRange(STREAM, at, STREAM.length));

            assertThat(recorder.messages).as("split at " + at).isEqualTo(MESSAGES);
        }
    }

    @Test
    void cutsAStreamThatComesOctetByOctet() {
        for (byte octet : STREAM) {
            feed(new byte[] {octet});
        }

        assertThat(recorder.messages).isEqualTo(MESSAGES);
    }

    @Test
    void cutsALongStreamInPiecesOfAnySize() {
        Random random = new Random(3);
        byte[] all = new byte[0];
        List<String> expected = new ArrayList<>();
        for (int index = 0; index < 300; index++) {
            byte[] body = new byte[4 + random.nextInt(4073)];
            random.nextBytes(body);
            byte[] message = Wire.message(Wire.UPDATE, body);
            all = Wire.join(all, message);
            expected.addAll(Wire.messages(message));
        }

        int at = 0;
        while (at < all.length) {
            int count = Math.min(all.length - at, 1 + random.nextInt(10_000));
            feed(Arrays.copyOfRange(all, at, at + count));
            at += count;
        }

        assertThat(recorder.messages).isEqualTo(expected);
    }

    @Test
    void leavesTheCallersArrayAlone() {
        byte[] array = Wire.join(hex("eeee"), Wire.keepalive(), hex("eeee"));
        byte[] before = array.clone();

        framer.feed(array, 2, 19, recorder);

        assertThat(array).isEqualTo(before);
        assertThat(recorder.messages).containsExactly("4");
    }

    @Test
    void givesNoMoreMessagesOnceItsHandlerWantsNone() {
        recorder.most = 2;

        feed(STREAM);

        assertThat(recorder.messages).isEqualTo(MESSAGES.subList(0, 2));
    }

    @Test
    void startsAnewWhenItIsReset() {
        feed(Arrays.copyOf(STREAM, 40));
        framer.mostOctets(65535);
        recorder.messages.clear();

        framer.reset();
        feed(STREAM);
        feed(hex(MARKER + "2000 02"));

        assertThat(recorder.messages).isEqualTo(MESSAGES);
        assertThat(recorder.errors).hasSize(1);
    }

    // ---- headers

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of(
                        "a marker whose first octet is wrong", "00ffffffffffffffffffffffffffffff 0013 04", 4096, "1/1"),
                Arguments.of(
                        "a marker whose last octet is wrong", "fffffffffffffffffffffffffffffffe 0013 04", 4096, "1/1"),
                Arguments.of("a length of 0", MARKER + "0000 04", 4096, "1/2 0000"),
                Arguments.of("a length of 18", MARKER + "0012 04", 4096, "1/2 0012"),
                Arguments.of("a KEEPALIVE of 20 octets", MARKER + "0014 04", 4096, "1/2 0014"),
                Arguments.of("an OPEN of 28 octets", MARKER + "001c 01", 4096, "1/2 001c"),
                Arguments.of("an UPDATE of 22 octets", MARKER + "0016 02", 4096, "1/2 0016"),
                Arguments.of("a NOTIFICATION of 20 octets", MARKER + "0014 03", 4096, "1/2 0014"),
                Arguments.of("a ROUTE-REFRESH of 22 octets", MARKER + "0016 05", 4096, "1/2 0016"),
                Arguments.of("an UPDATE of 4097 octets", MARKER + "1001 02", 4096, "1/2 1001"),
                Arguments.of("an UPDATE of the most octets", MARKER + "ffff 02", 4096, "1/2 ffff"),
                Arguments.of(
                        "an OPEN of 4097 octets although longer messages were agreed",
                        MARKER + "1001 01",
                        65535,
                        "1/2 1001"),
                Arguments.of("an unknown type of 18 octets", MARKER + "0012 09", 4096, "1/2 0012"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void refusesAHeaderAsSoonAsItIsThere(String name, String header, int most, String expected) {
        framer.mostOctets(most);
        byte[] octets = hex(header);

        feed(Arrays.copyOf(octets, 18));
        assertThat(recorder.errors).isEmpty();
        feed(Arrays.copyOfRange(octets, 18, 19));

        assertThat(recorder.errors).hasSize(1);
        MalformedException error = recorder.errors.get(0);
        assertThat((error.code() + "/" + error.subcode() + " " + Hex.lower(error.data())).strip())
                .isEqualTo(expected);
    }

    @Test
    void namesTypeAndLengthOfAMessageOfWrongLength() {
        feed(hex(MARKER + "0014 04"));

        assertThat(recorder.errors.get(0)).hasMessage("KEEPALIVE has an invalid message length of 20");
    }

    @Test
    void takesMessagesOfTheMostOctetsOnceThatIsAgreed() {
        framer.mostOctets(65535);
        byte[] message = Wire.message(Wire.UPDATE, new byte[65535 - 19]);

        feed(message);

        assertThat(recorder.messages).hasSize(1);
        assertThat(recorder.errors).isEmpty();
    }

    @Test
    void takesAMessageOf4096Octets() {
        feed(Wire.message(Wire.UPDATE, new byte[4096 - 19]));

        assertThat(recorder.messages).hasSize(1);
    }

    @Test
    void takesAMessageOfUnknownTypeForItsHandlerToJudge() {
        feed(Wire.message(9, "01020304"));

        assertThat(recorder.messages).containsExactly("9 01020304");
    }

    @Test
    void takesLongRouteRefreshesForTheirOwnErrorCode() {
        feed(Wire.message(Wire.ROUTE_REFRESH, "0001 00 01 ff"));

        assertThat(recorder.messages).containsExactly("5 00010001ff");
    }

    @Test
    void givesTheMessagesBeforeAWrongHeader() {
        feed(Wire.join(STREAM, hex(MARKER + "0012 04"), STREAM));

        assertThat(recorder.messages).isEqualTo(MESSAGES);
        assertThat(recorder.errors).hasSize(1);
    }

    private void feed(byte[] octets) {
        framer.feed(octets, 0, octets.length, recorder);
    }
}
