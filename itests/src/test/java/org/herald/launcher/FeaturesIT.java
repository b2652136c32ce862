package org.herald.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.herald.itests.support.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** The features that the build has derived. */
class FeaturesIT {
    @TempDir
    private Path folder;

    static List<String> features() {
        return Distribution.features();
    }

    private FeatureSet feature(String name) throws Exception {
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(etc.resolve("features.list"), "# a comment, with a comma\n" + name + "\n");
        return FeatureSet.of(
                new Installation(Distribution.home(), etc, folder.resolve("deploy"), folder.resolve("cache")));
    }

    @ParameterizedTest
    @MethodSource("features")
    void resolvesWithNothingElseInstalled(String name) throws Exception {
        Map<FeatureBundle, Path> files = feature(name).files(Distribution.home().resolve("repository"));
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("storage").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.herald.launcher.host;version=\"0.1.0\"",
                        "felix.log.level",
                        "0"));
        framework.init();
        try {
            for (Path file : files.values()) {
                framework.getBundleContext().installBundle("reference:" + file.toUri());
            }
            List<Bundle> bundles = Stream.of(framework.getBundleContext().getBundles())
                    .filter(bundle -> bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID)
                    .toList();

            boolean isResolved = framework.adapt(FrameworkWiring.class).resolveBundles(bundles);

            assertThat(isResolved)
                    .as(new Unresolved(framework, bundles).explained())
                    .isTrue();
        } finally {
            framework.stop();
            framework.waitForStop(0);
        }
    }

    @Test
    void allIsAUnionOfEverythingInTheRepository() throws Exception {
        Set<String> shipped = Distribution.bundles().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> named = feature("herald-all").bundles().stream()
                .map(FeatureBundle::fileName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isEqualTo(shipped);
    }

    /** The pom of the features lists what is shipped, and could forget a new one. */
    @Test
    void everyBundleOfTheTreeIsShipped() throws IOException {
        Set<String> modules = new TreeSet<>();
        for (String line : Files.readAllLines(Distribution.sources().resolve("pom.xml"))) {
            String text = line.strip();
            if (text.startsWith("<module>bundles/")) {
                String path = text.substring("<module>bundles/".length(), text.indexOf("</module>"));
                modules.add("org.herald." + path.replace('/', '.') + ".jar");
            }
        }
        modules.remove("org.herald.testkit.jar");
        modules.remove("org.herald.launcher.jar");

        Set<String> shipped = Distribution.bundles().stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.startsWith("org.herald."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shipped).isEqualTo(modules);
    }

    @Test
    void theIndexNamesTheFeatureOfAFamilyAndOfAWord() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(Distribution.home().resolve("features/index.properties"))) {
            int equals = line.lastIndexOf('=');
            lines.put(line.substring(0, equals), line.substring(equals + 1));
        }

        assertThat(lines)
                .containsEntry("family\\:ipv6\\ unicast", "herald-family-ipv6-unicast")
                .containsEntry("word\\:med", "herald-attribute-med")
                .containsEntry("encoder\\:text", "herald-encoder-text");
        assertThat(features()).containsAll(lines.values());
    }
}
