package org.herald.itests.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What Jazzer calls. Of an input, the first two octets choose the target, by their value modulo how many there are; the others are its
 * input.
 */
public final class JazzerDriver {
    private static List<FuzzTarget> targets = List.of();

    private JazzerDriver() {}

    /** Called once, before the attempts. */
    public static void fuzzerInitialize() throws IOException {
        targets = Targets.all();
    }

    /** One attempt. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length >= 2) {
            target(data).attempt(Arrays.copyOfRange(data, 2, data.length));
        }
    }

    private static FuzzTarget target(byte[] data) {
        return targets.get(((data[0] & 0xFF) << 8 | data[1] & 0xFF) % targets.size());
    }

    /** Writes the seeds of all targets, a file each. @return how many */
    static int writeSeeds(Path folder) throws IOException {
        fuzzerInitialize();
        int count = 0;
        for (int index = 0; index < targets.size(); index++) {
            for (byte[] seed : targets.get(index).seeds()) {
                byte[] data = new byte[seed.length + 2];
                data[0] = (byte) (index >>> 8);
                data[1] = (byte) index;
                System.arraycopy(seed, 0, data, 2, seed.length);
                Files.write(folder.resolve("seed-" + count++), data);
            }
        }
        return count;
    }

    /** A failing input in words. */
    static String text(byte[] data) {
        FuzzTarget target = target(data);
        byte[] input = Arrays.copyOfRange(data, 2, data.length);
        try {
            target.attempt(input);
            return target.name() + ": does not fail again";
        } catch (RuntimeException | Error e) {
            return Finding.of(target, input, e).text();
        }
    }
}
