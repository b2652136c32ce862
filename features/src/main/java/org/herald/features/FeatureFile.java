package org.herald.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;

/** Writes a feature as the OSGi Feature Service has it (OSGi Compendium 8.1, 159.11). */
final class FeatureFile {
    private final Path folder;
    private final String version;
    private final Set<String> daemonBundles;

    /** @param daemonBundles symbolic names of all that something inside of the framework needs */
    FeatureFile(Path folder, String version, Set<String> daemonBundles) {
        this.folder = folder;
        this.version = version;
        this.daemonBundles = Set.copyOf(daemonBundles);
    }

    void write(String name, String description, Collection<ShippedBundle> bundles) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append("{\n  \"feature-resource-version\": \"1.0\",\n");
        text.append("  \"id\": \"org.herald:")
                .append(name)
                .append(':')
                .append(version)
                .append("\",\n");
        text.append("  \"name\": \"").append(name).append("\",\n");
        text.append("  \"description\": \"").append(description).append("\",\n");
        text.append("  \"complete\": true,\n  \"bundles\": [");
        String separator = "\n";
        for (ShippedBundle bundle : bundles) {
            text.append(separator).append("    {\"id\": \"").append(bundle.id());
            text.append("\", \"herald-start-level\": ")
                    .append(startLevel(bundle))
                    .append('}');
            separator = ",\n";
        }
        text.append("\n  ]\n}\n");
        Files.writeString(folder.resolve(name + ".json"), text);
    }

    /** What tools alone need is for the class path of tools. */
    private int startLevel(ShippedBundle bundle) {
        return daemonBundles.contains(bundle.symbolicName())
                ? BundleKind.of(bundle).startLevel()
                : BundleKind.TOOL.startLevel();
    }
}
