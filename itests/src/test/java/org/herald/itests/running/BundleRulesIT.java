package org.herald.itests.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the structure that manifests can break: who imports whom, and what would let a dropped-in jar restart half a system. */
class BundleRulesIT {
    private static final Pattern PACKAGE = Pattern.compile("(?:^|,)(org\\.herald\\.[a-z0-9.]+)");
    private static final Set<String> PLUGINS =
            Set.of("family", "attribute", "capability", "extcommunity", "encoder", "transport", "command");
    /** The SLF4J provider must be there before the first logger: it is a fragment of slf4j.api. */
    private static final String ALLOWED_FRAGMENT = "org.herald.logging";

    private static Attributes manifest(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes();
        }
    }

    private static Set<String> imports(Attributes manifest) {
        Set<String> packages = new TreeSet<>();
        String header = manifest.getValue("Import-Package");
        Matcher matcher = PACKAGE.matcher(header == null ? "" : header.replaceAll("\"[^\"]*\"", ""));
        while (matcher.find()) {
            packages.add(matcher.group(1));
        }
        return packages;
    }

    /** The folder below bundles: the word behind {@code org.herald.}. */
    private static String kind(String name) {
        return name.split("\\.")[2];
    }

    @Test
    void everyJarThatIsShippedIsABundle() throws IOException {
        List<String> notBundles = new ArrayList<>();

        try (Stream<Path> jars = Files.list(Distribution.REPOSITORY)) {
            for (Path jar : jars.toList()) {
                if (manifest(jar).getValue("Bundle-SymbolicName") == null) {
                    notBundles.add(jar.getFileName().toString());
                }
            }
        }

        assertThat(notBundles).isEmpty();
    }

    @Test
    void pluginsImportOnlyApiAndLibraries() throws IOException {
        List<String> breaches = new ArrayList<>();
        int plugins = 0;

        for (Path jar : Distribution.ourBundles()) {
            Attributes manifest = manifest(jar);
            String name = manifest.getValue("Bundle-SymbolicName").split(";")[0];
            if (PLUGINS.contains(kind(name))) {
                plugins++;
                imports(manifest).stream()
                        .filter(each -> !Set.of("api", "lib").contains(kind(each)))
                        .forEach(each -> breaches.add(name + " imports " + each));
            }
        }

        assertThat(plugins).isGreaterThan(20);
        assertThat(breaches).isEmpty();
    }

    @Test
    void coreImportsOnlyApi() throws IOException {
        Set<String> imports = imports(manifest(Distribution.bundle("org.herald.core")));

        assertThat(imports).isNotEmpty().allMatch(each -> kind(each).equals("api"));
    }

    @Test
    void nobodyImportsAPlugin() throws IOException {
        List<String> breaches = new ArrayList<>();

        for (Path jar : Distribution.ourBundles()) {
            imports(manifest(jar)).stream()
                    .filter(each -> PLUGINS.contains(kind(each)))
                    .forEach(each -> breaches.add(jar.getFileName() + " imports " + each));
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void nothingLetsADroppedInJarRefreshCore() throws IOException {
        List<String> breaches = new ArrayList<>();

        for (Path jar : Distribution.ourBundles()) {
            Attributes manifest = manifest(jar);
            for (String header : List.of("DynamicImport-Package", "Require-Bundle", "Bundle-Activator")) {
                if (manifest.getValue(header) != null) {
                    breaches.add(jar.getFileName() + " has " + header);
                }
            }
            boolean isAllowedFragment = jar.getFileName().toString().equals(ALLOWED_FRAGMENT + ".jar");
            if (manifest.getValue("Fragment-Host") != null && !isAllowedFragment) {
                breaches.add(jar.getFileName() + " is a fragment");
            }
            String imports = manifest.getValue("Import-Package");
            if (imports != null && imports.contains("resolution:=optional")) {
                breaches.add(jar.getFileName() + " has an optional import");
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void onlyApiAndLibrariesExportPackages() throws IOException {
        List<String> breaches = new ArrayList<>();

        for (Path jar : Distribution.ourBundles()) {
            Attributes manifest = manifest(jar);
            String name = manifest.getValue("Bundle-SymbolicName").split(";")[0];
            if (manifest.getValue("Export-Package") != null
                    && !Set.of("api", "lib").contains(kind(name))) {
                breaches.add(name + " exports " + manifest.getValue("Export-Package"));
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void everyPluginHasItsPageAndEveryProtocolElementItsCorpus() throws IOException {
        List<String> missing = new ArrayList<>();
        Set<String> withCorpus = Set.of("family", "attribute", "capability", "extcommunity");

        for (Path jar : Distribution.ourBundles()) {
            String name = jar.getFileName().toString().replace(".jar", "");
            if (!PLUGINS.contains(kind(name))) {
                continue;
            }
            Path folder = Distribution.ROOT
                    .resolve("bundles")
                    .resolve(name.substring("org.herald.".length()).replace('.', '/'));
            if (!Files.exists(folder.resolve("README.md"))) {
                missing.add(name + " has no README.md");
            }
            if (withCorpus.contains(kind(name)) && corpora(folder) == 0) {
                missing.add(name + " has no corpus");
            }
        }

        assertThat(missing).isEmpty();
    }

    private static long corpora(Path folder) throws IOException {
        Path resources = folder.resolve("src/test/resources");
        if (!Files.isDirectory(resources)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
