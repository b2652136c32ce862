package org.herald.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The features that an installation runs with, and the union of their bundles. Feature files are JSON as the OSGi Feature Service has it (OSGi
 * Compendium 8.1, 159.11).
 *
 * @param names in the order of the list
 * @param bundles by file name: a bundle that several features name is there once, with its lowest start level above 0
 */
record FeatureSet(List<String> names, Collection<FeatureBundle> bundles) {
    private static final String LIST = "features.list";
    private static final String NAMES_PROPERTY = "herald.features";
    private static final String NAMES_VARIABLE = "HERALD_FEATURES";
    private static final String START_LEVEL = "herald-start-level";
    private static final long DEFAULT_START_LEVEL = 3;

    /** What the installation asks for. */
    static FeatureSet of(Installation installation) throws Complaint {
        List<String> names = names(installation);
        Map<String, FeatureBundle> union = new TreeMap<>();
        for (String name : names) {
            for (FeatureBundle bundle : read(installation, name)) {
                union.merge(bundle.fileName(), bundle, FeatureBundle::earlier);
            }
        }
        return new FeatureSet(names, List.copyOf(union.values()));
    }

    /** A name a line, or separated by commas in the property or variable; {@code #} starts a comment. */
    private static List<String> names(Installation installation) throws Complaint {
        String written = System.getProperty(NAMES_PROPERTY, System.getenv().getOrDefault(NAMES_VARIABLE, ""));
        Path list = installation.etc().resolve(LIST);
        if (written.isEmpty()) {
            written = text(list, "the list of features");
        }
        List<String> names = new ArrayList<>();
        for (String line : written.lines().toList()) {
            int comment = line.indexOf('#');
            String listed = comment < 0 ? line : line.substring(0, comment);
            for (String name : listed.split(",", -1)) {
                if (!name.isBlank()) {
                    names.add(name.strip());
                }
            }
        }
        if (names.isEmpty()) {
            throw new Complaint(list + " names no feature");
        }
        return names;
    }

    private static List<FeatureBundle> read(Installation installation, String name) throws Complaint {
        Path file = installation.features().resolve(name + ".json");
        if (!Files.isRegularFile(file)) {
            throw new Complaint("feature " + name + " is unknown, there are: " + available(installation));
        }
        try {
            return bundles(Json.read(text(file, "the feature")));
        } catch (IllegalArgumentException e) {
            throw new Complaint(file + ": " + e.getMessage());
        }
    }

    private static List<FeatureBundle> bundles(@Nullable Object feature) {
        List<FeatureBundle> bundles = new ArrayList<>();
        if (!(feature instanceof Map<?, ?> members) || !(members.get("bundles") instanceof List<?> listed)) {
            throw new IllegalArgumentException("a feature is an object with an array «bundles»");
        }
        for (Object element : listed) {
            if (element instanceof String id) {
                bundles.add(FeatureBundle.of(id, (int) DEFAULT_START_LEVEL));
            } else if (element instanceof Map<?, ?> bundle && bundle.get("id") instanceof String id) {
                Object level = bundle.get(START_LEVEL);
                bundles.add(FeatureBundle.of(id, (int) (level instanceof Long number ? number : DEFAULT_START_LEVEL)));
            } else {
                throw new IllegalArgumentException("a bundle is an id or an object with an «id»");
            }
        }
        return bundles;
    }

    /** The names of all features of the installation, sorted. */
    static String available(Installation installation) throws Complaint {
        try (Stream<Path> files = Files.list(installation.features())) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
            return String.join(", ", names);
        } catch (IOException e) {
            throw new Complaint("the folder " + installation.features() + " cannot be read: " + e.getMessage());
        }
    }

    private static String text(Path file, String what) throws Complaint {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new Complaint(what + " " + file + " cannot be read: " + e);
        }
    }

    /** The files of the bundles, by name, in the order of names. @throws Complaint if one is missing */
    Map<FeatureBundle, Path> files(Path repository) throws Complaint {
        Map<FeatureBundle, Path> files = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (FeatureBundle bundle : bundles) {
            Path file = repository.resolve(bundle.fileName());
            if (Files.isRegularFile(file)) {
                files.put(bundle, file);
            } else {
                missing.add(bundle.fileName());
            }
        }
        if (!missing.isEmpty()) {
            throw new Complaint("the folder " + repository + " lacks " + String.join(", ", missing));
        }
        return files;
    }
}
