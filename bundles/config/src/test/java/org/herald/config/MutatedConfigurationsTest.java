package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, it is read or refused with place and reason: a reload must not fail in any other way. */
class MutatedConfigurationsTest {
    private static final int MUTATIONS = 4000;
    private static final String MARKS = " \t\r\n;{}[]()#\"'\\,/:.0x-u\0";

    @ParameterizedTest
    @ValueSource(strings = {"attributes.conf", "templates.conf", "sessions.conf"})
    void areReadOrRefused(String name) throws IOException {
        byte[] text;
        try (InputStream in = MutatedConfigurationsTest.class.getResourceAsStream(name)) {
            text = in.readAllBytes();
        }
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] mutated = mutate(text, new Random(seed));
            try {
                Reader.LOADER.parse(name, mutated, Reader.CODECS, Reader.environment());
            } catch (ConfigurationException refused) {
                assertThat(refused.getMessage())
                        .as("seed %d", seed)
                        .startsWith(name + ":")
                        .doesNotContain("bundle failed");
            }
        }
    }

    private static byte[] mutate(byte[] text, Random random) {
        byte[] mutated = text.clone();
        for (int count = random.nextInt(3); count >= 0; count--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
                case 2 -> mutated = java.util.Arrays.copyOf(mutated, Math.max(1, at));
                default -> {
                    int length = Math.min(random.nextInt(20), mutated.length - at);
                    System.arraycopy(text, random.nextInt(text.length - 20), mutated, at, length);
                }
            }
        }
        return mutated;
    }
}
