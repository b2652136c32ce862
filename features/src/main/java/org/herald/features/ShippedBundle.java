package org.herald.features;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A bundle in the repository.
 *
 * @param id of the OSGi Feature Service: {@code group:artifact:version}, {@code group:artifact:jar:classifier:version}
 */
record ShippedBundle(Path file, String symbolicName, String id) {
    private static final String OURS = "org.herald.";
    private static final String POM_FOLDER = "META-INF/maven/";

    /** @throws IOException if it is no bundle, or does not tell where it comes from */
    static ShippedBundle read(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String header =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (header == null) {
                throw new IOException(file.getFileName() + " is no bundle: it has no Bundle-SymbolicName");
            }
            int directive = header.indexOf(';');
            String name = (directive < 0 ? header : header.substring(0, directive)).strip();
            return new ShippedBundle(file, name, id(jar, file, name, version(manifest)));
        }
    }

    private static String version(Manifest manifest) {
        String version = manifest.getMainAttributes().getValue("Bundle-Version");
        return version == null ? "0" : version;
    }

    private static String id(JarFile jar, Path file, String symbolicName, String bundleVersion) throws IOException {
        String fileName = file.getFileName().toString();
        String stem = fileName.substring(0, fileName.length() - ".jar".length());
        Properties pom = pom(jar, stem);
        if (pom == null) {
            String group = symbolicName.startsWith("org.osgi") ? "org.osgi" : symbolicName;
            return group + ":" + stem + ":" + bundleVersion;
        }
        String artifact = pom.getProperty("artifactId");
        String classifier = stem.substring(artifact.length());
        return pom.getProperty("groupId") + ":" + artifact + ":"
                + (classifier.isEmpty() ? "" : "jar:" + classifier.substring(1) + ":") + pom.getProperty("version");
    }

    /** Of the artifact whose name the file has: some jars carry those of what they embed too. */
    private static @Nullable Properties pom(JarFile jar, String stem) throws IOException {
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            if (entry.getName().startsWith(POM_FOLDER) && entry.getName().endsWith("pom.properties")) {
                Properties pom = new Properties();
                pom.load(new StringReader(
                        new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1)));
                String artifact = pom.getProperty("artifactId", "");
                if (stem.equals(artifact) || stem.startsWith(artifact + "-")) {
                    return pom;
                }
            }
        }
        return null;
    }

    boolean isOurs() {
        return symbolicName.startsWith(OURS);
    }

    /** The part behind {@code org.herald.}, {@code family.ipv4.flow}. */
    String path() {
        return symbolicName.substring(OURS.length());
    }
}
