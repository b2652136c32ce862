package org.herald.core.rib;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArenaTest {
    private final Arena arena = new Arena();

    @Test
    void keepsEachRecordApartFromAllOthers() {
        Random random = new Random(1);
        Map<Integer, byte[]> model = new HashMap<>();
        List<Integer> records = new ArrayList<>();

        for (int turn = 0; turn < 100_000; turn++) {
            if (records.isEmpty() || random.nextInt(5) < 3) {
                int size = 1 + random.nextInt(random.nextInt(100) == 0 ? 5000 : 40);
                int record = arena.allocate(size);
                byte[] content = new byte[size];
                random.nextBytes(content);
                System.arraycopy(content, 0, arena.array(record), arena.start(record), size);
                assertThat(model.put(record, content)).isNull();
                records.add(record);
            } else {
                int index = random.nextInt(records.size());
                int record = records.set(index, records.get(records.size() - 1));
                records.remove(records.size() - 1);
                byte[] content = model.remove(record);
                int from = arena.start(record);
                assertThat(Arrays.equals(arena.array(record), from, from + content.length, content, 0, content.length))
                        .isTrue();
                arena.release(record, content.length);
            }
        }
    }

    @Test
    void usesAFreedRecordAgainForOneOfItsSize() {
        int first = arena.allocate(9);
        arena.allocate(9);

        arena.release(first, 9);

        assertThat(arena.allocate(13)).isNotEqualTo(first);
        assertThat(arena.allocate(12)).isEqualTo(first);
    }

    @Test
    void takesARecordOfAWholeChunk() {
        int small = arena.allocate(4);
        int large = arena.allocate(Arena.CHUNK_OCTETS);

        assertThat(arena.array(large)).hasSize(Arena.CHUNK_OCTETS).isNotSameAs(arena.array(small));
        assertThat(arena.start(large)).isZero();
    }
}
