package org.herald.itests.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.herald.testkit.Corpus;

/** Octets of the corpora that a bundle's tests have, malformed ones among them. */
final class Seeds {
    /** Octets and the session they are meant for. */
    record Seed(InputContext context, byte[] octets) {
        byte[] input() {
            return context.input(octets);
        }
    }

    private Seeds() {}

    /** Those of one bundle. @throws IllegalStateException if it has none */
    static List<Seed> of(String bundle) {
        Path resources = Installation.sources(bundle).resolve("src/test/resources");
        List<Seed> seeds = new ArrayList<>();
        if (Files.isDirectory(resources)) {
            for (Path corpus : corpora(resources)) {
                read(corpus, seeds);
            }
        }
        if (seeds.isEmpty()) {
            throw new IllegalStateException(bundle + " has no corpus with octets in " + resources);
        }
        return List.copyOf(seeds);
    }

    private static List<Path> corpora(Path resources) {
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, List<Seed> seeds) {
        try {
            for (Corpus.Entry entry :
                    Corpus.parse(file.toString(), Files.readString(file)).entries()) {
                if (entry.has("hex")) {
                    String context = Objects.requireNonNullElse(entry.textOrNull("context"), "");
                    seeds.add(new Seed(InputContext.of(context), entry.octets()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
