package org.herald.core.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.herald.api.wire.Hex;
import org.junit.jupiter.api.Test;

class AttributeTableTest {
    private final AttributeTable table = new AttributeTable();

    @Test
    void keepsEqualBlocksOnce() {
        int one = intern("40010001 00");
        int two = intern("40010001 00");

        assertThat(two).isEqualTo(one);
        assertThat(table.count()).isEqualTo(1);
        assertThat(table.octets()).isEqualTo(5);
    }

    @Test
    void tellsBlocksOfDifferentOctetsApart() {
        int one = intern("40010001 00");
        int two = intern("40010001 01");

        assertThat(two).isNotEqualTo(one);
        assertThat(table.block(two)).isEqualTo(octets("40010001 01"));
    }

    @Test
    void takesAnEmptyBlock() {
        int empty = intern("");

        assertThat(table.block(empty)).isEmpty();
        assertThat(table.octets()).isZero();
    }

    @Test
    void copiesWhatItIsGiven() {
        byte[] source = octets("ff 40010001 00 ff");
        int id = table.intern(source, 1, 5);

        source[1] = 0;

        assertThat(table.block(id)).isEqualTo(octets("40010001 00"));
    }

    @Test
    void dropsABlockWithItsLastUse() {
        int id = intern("40010001 00");
        table.retain(id);

        table.release(id);
        assertThat(table.count()).isEqualTo(1);
        table.release(id);

        assertThat(table.count()).isZero();
        assertThat(table.octets()).isZero();
        assertThat(intern("40010001 02")).isEqualTo(id);
    }

    @Test
    void behavesAsAMapOfCountedBlocks() {
        Random random = new Random(7);
        Map<String, Integer> ids = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        List<String> used = new ArrayList<>();

        for (int turn = 0; turn < 200_000; turn++) {
            if (used.isEmpty() || random.nextInt(100) < 51) {
                byte[] block = new byte[4 + random.nextInt(3)];
                block[0] = (byte) random.nextInt(64);
                block[1] = (byte) random.nextInt(64);
                String text = Hex.lower(block);
                int id = table.intern(block, 0, block.length);
                Integer before = ids.put(text, id);
                assertThat(before == null || before == id).isTrue();
                uses.merge(text, 1, Integer::sum);
                used.add(text);
            } else {
                int index = random.nextInt(used.size());
                String text = used.set(index, used.get(used.size() - 1));
                used.remove(used.size() - 1);
                assertThat(Hex.lower(table.block(ids.get(text)))).isEqualTo(text);
                table.release(ids.get(text));
                if (uses.merge(text, -1, Integer::sum) == 0) {
                    uses.remove(text);
                    ids.remove(text);
                }
            }
        }

        assertThat(table.count()).isEqualTo(ids.size());
        assertThat(table.octets())
                .isEqualTo(ids.keySet().stream()
                        .mapToLong(text -> text.length() / 2)
                        .sum());
    }

    private int intern(String hex) {
        byte[] block = octets(hex);
        return table.intern(block, 0, block.length);
    }

    private static byte[] octets(String hex) {
        return org.herald.testkit.HexText.hex(hex);
    }
}
