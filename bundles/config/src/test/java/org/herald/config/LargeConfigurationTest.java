package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.config.Reader.complete;

import java.nio.charset.StandardCharsets;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.junit.jupiter.api.Test;

class LargeConfigurationTest {
    private static final int ROUTES = 100_000;

    /** Compressed object headers and all, 100 000 routes fit in far less; the bound catches an object for each. */
    private static final long MOST_HEAP_OCTETS = 16L << 20;

    private static byte[] text() {
        StringBuilder routes = new StringBuilder("static {\n");
        for (int index = 0; index < ROUTES; index++) {
            routes.append("route 10.")
                    .append(index >> 16)
                    .append('.')
                    .append(index >> 8 & 0xFF)
                    .append('.')
                    .append(index & 0xFF)
                    .append("/32 next-hop 192.0.2.")
                    .append(index % 4 + 1)
                    .append(" med ")
                    .append(index / 1000)
                    .append(" local-preference 200;\n");
        }
        return complete(routes.append("}\n").toString()).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void keepsAHundredThousandRoutesWithoutAnObjectForEach() throws ConfigurationException {
        byte[] text = text();
        long before = usedHeap();

        Configuration configuration = Reader.LOADER.parse("test.conf", text, Reader.CODECS, Reader.environment());

        long kept = usedHeap() - before;
        assertThat(configuration.neighbors().get(0).routes().size()).isEqualTo(ROUTES);
        assertThat(kept).isLessThan(MOST_HEAP_OCTETS);
        int[] count = {0};
        configuration.neighbors().get(0).routes().forEach(route -> count[0]++);
        assertThat(count[0]).isEqualTo(ROUTES);
        assertThat(text).isEqualTo(text());
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
