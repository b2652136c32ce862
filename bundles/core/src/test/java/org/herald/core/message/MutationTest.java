package org.herald.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.herald.testkit.HexText.hex;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.herald.api.bgp.CodecContext;
import org.herald.api.client.OpenContent;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.core.testing.Installed;
import org.herald.core.testing.Wire;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Messages of which octets were changed, cut, doubled or put in at random: the seed is fixed, so a failure can be looked at. */
class MutationTest {
    private static final int MESSAGES = 200_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final List<byte[]> UPDATES = List.of(
            body(Wire.update(
                    "18 0b0000 20 0b000001",
                    "400101 00 400214 0202 0000fdea 0000fdeb 0102 0000fdec 0000fded"
                            + "400304 c0000201 800404 00000007 400504 00000064 400600 c00708 0000fdea c0000201"
                            + "c00808 fde80001 ffffff01 800904 c0000209 800a08 c000020a c000020b"
                            + "c01010 0002fdea00000001 4006000000000000 c0200c 00000001 00000002 00000003",
                    "18 0a0000 20 0a010203 00 11 0a0000")),
            body(Wire.update(
                    "",
                    "400101 00 400206 0201 0000fdea 400504 00000064 800e2d 0002 01"
                            + "20 20010db8000000000000000000000001 fe800000000000000000000000000001"
                            + "00 20 20010db8 08 20 00",
                    "")),
            body(Wire.update("", "800f10 0002 01 20 20010db8 30 20010db80001 00", "")),
            body(Wire.update(
                    "",
                    "400101 02 400208 0203 fdea 5ba0 fdeb 400304 c0000201 c00706 5ba0 c0000201"
                            + "c0110a 0202 fa56ea00 0000fdeb c01208 fa56ea00 c0000201 e06304 01020304 d0640004 01020304",
                    "18 0a0000")),
            body(Wire.update("", "800f03 0002 01", "")),
            body(Wire.update("", "", "")));

    private static final List<byte[]> OPENS = List.of(
            hex("04 fde8 00b4 01010101 1c 0206 010400010001 0206 010400020001 0206 41040000fde8 0202 0600"),
            hex(
                    "04 fde8 00b4 01010101 ff ff 0020 020006 010400010001 020006 010400020001 020006 41040000fde8 020002 0600"),
            hex("04 fde8 00b4 c0000202 3f 0208 0506 0001 0001 0002 0208 4006 8078 0001 01 80"
                    + "0206 4504 0001 01 03 0202 0200 0202 4600 0202 8000 0208 4906 01 61 03 626262"
                    + "0205 4b03 02 6162 0204 6302 0102"));

    /** Sessions in which all that can be agreed on is, and such with nothing. */
    private static final List<CodecContext> SESSIONS = List.of(
            Sessions.EXTERNAL,
            Sessions.INTERNAL,
            Sessions.EXTERNAL_2,
            Sessions.of(
                    true,
                    65002,
                    Sessions.facts(true)
                            .addPathReceive(FamilyId.IPV4_UNICAST)
                            .addPathReceive(FamilyId.IPV6_UNICAST)
                            .extendedNextHop(FamilyId.IPV4_UNICAST, 2)),
            Sessions.of(true, 65002, Sessions.facts(true).families(List.of())));

    private final UpdateDecoder decoder = new UpdateDecoder((provider, cause, octets) ->
            fail("a provider failed: " + provider.getClass() + " at " + Hex.lower(octets), cause));

    private static byte[] body(byte[] message) {
        return Arrays.copyOfRange(message, 19, message.length);
    }

    @Test
    void startsFromMessagesThatAreAcceptedUnchanged() throws MalformedException {
        for (byte[] open : OPENS) {
            assertThat(OpenCodec.decode(open, 0, open.length, Installed.CODECS).capabilities())
                    .isNotEmpty();
        }
        for (byte[] update : UPDATES) {
            CodecContext session = update == UPDATES.get(3) ? Sessions.EXTERNAL_2 : Sessions.INTERNAL;
            DecodedUpdate decoded = decoder.decode(update, 0, update.length, session, Installed.CODECS);
            assertThat(decoded.endOfRib() != null
                            || !decoded.announced().isEmpty()
                            || !decoded.withdrawn().isEmpty())
                    .isTrue();
        }
    }

    @Test
    void decodesOrRefusesWhateverUpdateComes() {
        Random random = new Random(20260822);
        int[] outcomes = new int[2];

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            for (int turn = 0; turn < MESSAGES; turn++) {
                byte[] message = mutated(UPDATES.get(random.nextInt(UPDATES.size())), random);
                CodecContext session = SESSIONS.get(random.nextInt(SESSIONS.size()));
                outcomes[update(message, session) ? 0 : 1]++;
            }
        });

        assertThat(outcomes[0]).isGreaterThan(MESSAGES / 20);
        assertThat(outcomes[1]).isGreaterThan(MESSAGES / 20);
    }

    private boolean update(byte[] message, CodecContext session) {
        byte[] array = Wire.join(new byte[8], message, new byte[8]);
        try {
            DecodedUpdate update = decoder.decode(array, 8, 8 + message.length, session, Installed.CODECS);
            for (List<NlriRun> runs : List.of(update.announced(), update.withdrawn())) {
                for (NlriRun run : runs) {
                    assertThat(run.raw().position()).isGreaterThanOrEqualTo(8);
                    assertThat(run.raw().limit()).isLessThanOrEqualTo(8 + message.length);
                }
            }
            return true;
        } catch (MalformedException refused) {
            assertThat(refused.code()).as(Hex.lower(message)).isEqualTo(3);
            return false;
        } catch (RuntimeException | StackOverflowError fault) {
            return fail("at " + Hex.lower(message), fault);
        }
    }

    @Test
    void decodesOrRefusesWhateverOpenComes() {
        Random random = new Random(9072);
        int[] outcomes = new int[2];

        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            for (int turn = 0; turn < MESSAGES; turn++) {
                byte[] message = mutated(OPENS.get(random.nextInt(OPENS.size())), random);
                outcomes[open(message) ? 0 : 1]++;
            }
        });

        assertThat(outcomes[0]).isGreaterThan(MESSAGES / 20);
        assertThat(outcomes[1]).isGreaterThan(MESSAGES / 20);
    }

    private static boolean open(byte[] message) {
        byte[] array = Wire.join(new byte[8], message, new byte[8]);
        try {
            OpenContent open = OpenCodec.decode(array, 8, 8 + message.length, Installed.CODECS);
            Negotiation.negotiate(open, open, Settings.EMPTY, Installed.CODECS);
            return true;
        } catch (MalformedException refused) {
            assertThat(message.length < 10 || refused.code() == 2)
                    .as(Hex.lower(message))
                    .isTrue();
            return false;
        } catch (RuntimeException | StackOverflowError fault) {
            return fail("at " + Hex.lower(message), fault);
        }
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] message = original.clone();
        int changes = 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            message = mutatedOnce(message, random);
        }
        return message;
    }

    private static byte[] mutatedOnce(byte[] message, Random random) {
        if (message.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(message.length);
        switch (random.nextInt(8)) {
            case 0 -> {
                return Arrays.copyOf(message, at);
            }
            case 1 -> {
                byte[] more = new byte[random.nextInt(20)];
                random.nextBytes(more);
                return Wire.join(Arrays.copyOf(message, at), more, Arrays.copyOfRange(message, at, message.length));
            }
            case 2 -> {
                int to = at + random.nextInt(message.length - at);
                return Wire.join(Arrays.copyOf(message, to), Arrays.copyOfRange(message, at, message.length));
            }
            case 3 -> message[at] = (byte) (message[at] + (random.nextBoolean() ? 1 : -1));
            case 4 -> message[at] = random.nextBoolean() ? 0 : (byte) 0xFF;
            case 5 -> message[at] ^= (byte) (1 << random.nextInt(8));
            default -> message[at] = (byte) random.nextInt(256);
        }
        return message;
    }
}
