package org.herald.itests.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The installation that the build has put together, and its sources. */
public final class Distribution {
    private static final Path ROOT =
            Path.of(System.getProperty("herald.root", "..")).toAbsolutePath().normalize();

    private Distribution() {}

    public static Path home() {
        return ROOT.resolve("distribution/target/herald");
    }

    public static Path sources() {
        return ROOT;
    }

    public static Path bundle(String symbolicName) {
        return home().resolve("repository").resolve(symbolicName + ".jar");
    }

    /** The jars of the repository. */
    public static List<Path> bundles() {
        return files("repository", ".jar");
    }

    /** The names of all features. */
    public static List<String> features() {
        return files("features", ".json").stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ".json".length()))
                .toList();
    }

    private static List<Path> files(String folder, String end) {
        try (Stream<Path> files = Files.list(home().resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("build the distribution first", e);
        }
    }
}
