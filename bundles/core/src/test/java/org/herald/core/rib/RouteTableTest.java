package org.herald.core.rib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final FamilyId VPN = new FamilyId(1, 128);
    private static final List<FamilyId> FAMILIES = List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST, VPN);

    private final RouteTable table = new RouteTable();

    private record Key(FamilyId family, long pathId, String key) {}

    private static final class Expected {
        int entry;
        byte[] nlri = {};
        int attributes = AttributeTable.NONE;
        int state;
    }

    @Test
    void behavesAsAMapOfRoutes() {
        Random random = new Random(42);
        Map<Key, Expected> model = new HashMap<>();

        for (int turn = 0; turn < 200_000; turn++) {
            FamilyId family = FAMILIES.get(random.nextInt(3));
            long pathId = random.nextInt(3) == 0 ? random.nextInt(4) * 0x5555_5555L : NlriCodec.NO_PATH_ID;
            byte[] key = key(random);
            Key id = new Key(family, pathId, Hex.lower(key));
            Expected expected = model.get(id);
            int entry = table.find(family, pathId, key, 0, key.length);
            assertThat(entry).isEqualTo(expected == null ? RouteTable.NONE : expected.entry);
            if (expected == null) {
                model.put(id, add(family, pathId, key, random));
            } else {
                check(expected, family, pathId);
                change(expected, id, model, random);
            }
        }

        assertThat(table.count()).isEqualTo(model.size());
        int used = 0;
        for (int entry = 0; entry < table.limit(); entry++) {
            used += table.isUsed(entry) ? 1 : 0;
        }
        assertThat(used).isEqualTo(model.size());
        model.forEach((key, expected) -> check(expected, key.family(), key.pathId()));
    }

    private static byte[] key(Random random) {
        int number = random.nextInt(3000);
        byte[] key = new byte[number % 50 == 0 ? 700 : 1 + number % 9];
        key[0] = (byte) number;
        key[key.length - 1] = (byte) (number >>> 8);
        return key;
    }

    private Expected add(FamilyId family, long pathId, byte[] key, Random random) {
        Expected added = new Expected();
        added.nlri = random.nextBoolean() ? key : nlri(random);
        byte[] padded = new byte[key.length + 3];
        System.arraycopy(key, 0, padded, 2, key.length);
        added.entry = table.add(family, pathId, padded, 2, key.length, added.nlri, 0, added.nlri.length);
        return added;
    }

    private void change(Expected expected, Key id, Map<Key, Expected> model, Random random) {
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                table.remove(expected.entry);
                model.remove(id);
            }
            case 2 -> {
                byte[] nlri = random.nextBoolean() ? expected.nlri : nlri(random);
                boolean isOther = !Arrays.equals(nlri, expected.nlri);
                assertThat(table.nlri(expected.entry, nlri, 0, nlri.length)).isEqualTo(isOther);
                expected.nlri = nlri;
            }
            case 3 -> {
                expected.attributes = random.nextInt(1000);
                table.attributes(expected.entry, expected.attributes);
            }
            default -> {
                expected.state = random.nextInt(256);
                table.state(expected.entry, expected.state);
            }
        }
    }

    private static byte[] nlri(Random random) {
        byte[] nlri = new byte[random.nextInt(30)];
        random.nextBytes(nlri);
        return nlri;
    }

    private void check(Expected expected, FamilyId family, long pathId) {
        int entry = expected.entry;
        int from = table.nlriFrom(entry);
        byte[] nlri = Arrays.copyOfRange(table.nlriArray(entry), from, from + table.nlriLength(entry));
        assertThat(nlri).isEqualTo(expected.nlri);
        assertThat(table.family(entry)).isEqualTo(family);
        assertThat(table.pathId(entry)).isEqualTo(pathId);
        assertThat(table.attributes(entry)).isEqualTo(expected.attributes);
        assertThat(table.state(entry)).isEqualTo(expected.state);
    }

    @Test
    void keepsAnEntrysNumberWhileOthersComeAndGo() {
        int kept = add("18 0a0000");
        for (int index = 0; index < 1000; index++) {
            byte[] key = {(byte) 32, (byte) index, (byte) (index >>> 8), 1, 1};
            table.add(VPN, NlriCodec.NO_PATH_ID, key, 0, 5, key, 0, 5);
        }

        assertThat(table.find(FamilyId.IPV4_UNICAST, NlriCodec.NO_PATH_ID, hex("18 0a0000"), 0, 4))
                .isEqualTo(kept);
    }

    @Test
    void tellsNoPathIdentifierFromZero() {
        byte[] key = hex("18 0a0000");
        int without = add("18 0a0000");

        int with = table.add(FamilyId.IPV4_UNICAST, 0, key, 0, 4, key, 0, 4);

        assertThat(with).isNotEqualTo(without);
        assertThat(table.pathId(with)).isZero();
        assertThat(table.pathId(without)).isEqualTo(NlriCodec.NO_PATH_ID);
    }

    @Test
    void keepsTheHighestPathIdentifier() {
        byte[] key = hex("18 0a0000");

        int entry = table.add(FamilyId.IPV4_UNICAST, 0xFFFF_FFFFL, key, 0, 4, key, 0, 4);

        assertThat(table.pathId(entry)).isEqualTo(4294967295L);
        assertThat(table.find(FamilyId.IPV4_UNICAST, 0xFFFF_FFFFL, key, 0, 4)).isEqualTo(entry);
        assertThat(table.find(FamilyId.IPV4_UNICAST, 0xFFFF_FFFEL, key, 0, 4)).isEqualTo(RouteTable.NONE);
    }

    @Test
    void takesTheLongestNlriThatAMessageHolds() {
        byte[] key = new byte[65535];
        key[65534] = 7;

        int entry = table.add(VPN, 1, key, 0, 65535, key, 0, 65535);

        assertThat(table.nlriLength(entry)).isEqualTo(65535);
        assertThat(table.find(VPN, 1, key, 0, 65535)).isEqualTo(entry);
    }

    @Test
    void refusesARouteThatDoesNotFitAChunk() {
        byte[] key = new byte[65535];
        byte[] nlri = new byte[65536];

        assertThatThrownBy(() -> table.add(VPN, 1, key, 0, 65535, nlri, 0, 65536))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(table.find(VPN, 1, key, 0, 65535)).isEqualTo(RouteTable.NONE);
    }

    private int add(String hex) {
        byte[] key = hex(hex);
        return table.add(FamilyId.IPV4_UNICAST, NlriCodec.NO_PATH_ID, key, 0, key.length, key, 0, key.length);
    }
}
