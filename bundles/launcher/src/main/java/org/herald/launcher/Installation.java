package org.herald.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param home the folder that holds {@code bin}, {@code lib}, {@code repository}, {@code features}
 * @param etc where {@code features.list} is; {@code HERALD_ETC}, else {@code etc} below home
 * @param deploy watched for bundles that come and go; {@code HERALD_DEPLOY}, else {@code deploy} below home
 * @param cache where each running instance keeps its framework's cache; {@code HERALD_CACHE}, else {@code var/cache} below home
 */
public record Installation(Path home, Path etc, Path deploy, Path cache) {
    private static final String HOME_PROPERTY = "herald.home";

    /** As the start script and the variables say. */
    public static Installation find(Map<String, String> variables) throws Complaint {
        String written = System.getProperty(HOME_PROPERTY);
        if (written == null) {
            throw new Complaint(
                    "the system property " + HOME_PROPERTY + " is missing: start the program with bin/herald");
        }
        Path home = Path.of(written).toAbsolutePath().normalize();
        if (!Files.isDirectory(home.resolve("repository"))) {
            throw new Complaint(home + " is no installation: it has no folder repository");
        }
        return new Installation(
                home,
                folder(variables, "HERALD_ETC", home.resolve("etc")),
                folder(variables, "HERALD_DEPLOY", home.resolve("deploy")),
                folder(variables, "HERALD_CACHE", home.resolve("var").resolve("cache")));
    }

    private static Path folder(Map<String, String> variables, String name, Path absent) {
        String written = variables.getOrDefault(name, "");
        return written.isEmpty() ? absent : Path.of(written).toAbsolutePath();
    }

    Path features() {
        return home.resolve("features");
    }

    Path repository() {
        return home.resolve("repository");
    }

    /** Which feature makes a word valid, derived by the build. */
    public Path wordIndex() {
        return features().resolve("index.properties");
    }

    /** The sub-commands of all bundles, derived by the build. */
    public Path toolIndex() {
        return features().resolve("tools.list");
    }

    /** The command that starts the daemon, to be followed by its arguments. */
    public List<String> launcher() {
        return List.of(home.resolve("bin").resolve("herald").toString());
    }

    /** The bundles of the features, and those of the deploy folder, which stand in for bundles of the same symbolic name. */
    public List<Path> activeBundles() throws Complaint {
        Map<String, Path> byName = new LinkedHashMap<>();
        FeatureSet.of(this)
                .files(repository())
                .forEach((bundle, file) -> byName.put(bundle.artifact() + bundle.classifier(), file));
        for (Path file : deployed()) {
            byName.put(symbolicName(file), file);
        }
        return List.copyOf(byName.values());
    }

    private List<Path> deployed() throws Complaint {
        if (!Files.isDirectory(deploy)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(deploy)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Complaint("the folder " + deploy + " cannot be read: " + e);
        }
    }

    private static String symbolicName(Path file) throws Complaint {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            String header =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (header == null) {
                throw new Complaint(file + " is no bundle: it has no Bundle-SymbolicName");
            }
            int directive = header.indexOf(';');
            return (directive < 0 ? header : header.substring(0, directive)).strip();
        } catch (IOException e) {
            throw new Complaint(file + " cannot be read: " + e.getMessage());
        }
    }
}
