package org.herald.itests.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tree and the installation that the build has put together. */
final class Distribution {
    static final Path ROOT =
            Path.of(System.getProperty("herald.root", "..")).toAbsolutePath().normalize();
    static final Path HOME = ROOT.resolve("distribution/target/herald");
    static final Path REPOSITORY = HOME.resolve("repository");

    private Distribution() {}

    /** The jars of our own bundles. */
    static List<Path> ourBundles() throws IOException {
        try (Stream<Path> files = Files.list(REPOSITORY)) {
            List<Path> ours = files.filter(file -> file.getFileName().toString().startsWith("org.herald."))
                    .sorted()
                    .toList();
            if (ours.isEmpty()) {
                throw new IllegalStateException(REPOSITORY + " has no bundle of ours: build the distribution first");
            }
            return ours;
        }
    }

    /** A jar of the repository by its symbolic name. */
    static Path bundle(String name) {
        return REPOSITORY.resolve(name + ".jar");
    }
}
