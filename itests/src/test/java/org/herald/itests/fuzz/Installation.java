package org.herald.itests.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.FixedCodecView;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The providers of decoders in the bundles of an installation, made without a framework from their components' descriptions. One that is
 * described but cannot be made is an error, never left out.
 */
final class Installation {
    /** The repository of an installation, where it is not that which the build puts together. */
    static final String REPOSITORY_PROPERTY = "herald.fuzz.repository";

    private static final Path ROOT =
            Path.of(System.getProperty("herald.root", "..")).toAbsolutePath().normalize();
    private static final Set<String> SERVICES = Set.of(
            AddressFamily.class.getName(),
            PathAttributeType.class.getName(),
            CapabilityType.class.getName(),
            ExtendedCommunityType.class.getName());

    /** @param bundle symbolic name of the bundle that it came in */
    record Provider(Object service, String bundle) {}

    private final List<Provider> providers;
    private final FixedCodecView codecs;

    private Installation(List<Provider> providers) {
        this.providers = List.copyOf(providers);
        codecs = FixedCodecView.of(providers.stream().map(Provider::service).toList());
    }

    /** Looks through the jars of the repository. @throws IllegalStateException if they provide nothing */
    static Installation find() throws IOException {
        Path repository = Path.of(System.getProperty(
                REPOSITORY_PROPERTY,
                ROOT.resolve("distribution/target/herald/repository").toString()));
        List<Path> jars;
        try (Stream<Path> files = Files.list(repository)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
        // Not closed: classes are loaded from it as long as the providers are used.
        ClassLoader loader = new URLClassLoader(
                jars.stream().map(Installation::url).toArray(URL[]::new), Installation.class.getClassLoader());
        List<Provider> found = new ArrayList<>();
        for (Path jar : jars) {
            addProviders(jar, loader, found);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("no bundle in " + repository + " provides a decoder");
        }
        return new Installation(found);
    }

    List<Provider> providers() {
        return providers;
    }

    /** All of them. */
    FixedCodecView codecs() {
        return codecs;
    }

    /** The folder of a bundle's sources. */
    static Path sources(String bundle) {
        return ROOT.resolve("bundles").resolve(bundle.replace("org.herald.", "").replace('.', '/'));
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar.toString(), e);
        }
    }

    private static void addProviders(Path path, ClassLoader loader, List<Provider> found) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            String components =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Service-Component");
            if (components == null) {
                return;
            }
            String bundle = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            for (String description : components.split(",")) {
                try (InputStream in = jar.getInputStream(jar.getJarEntry(description.strip()))) {
                    addProvider(document(in), loader, bundle, found);
                }
            }
        }
    }

    private static Document document(InputStream in) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new IOException("not a component's description", e);
        }
    }

    private static void addProvider(Document component, ClassLoader loader, String bundle, List<Provider> found) {
        NodeList provided = component.getElementsByTagName("provide");
        boolean isDecoder = false;
        for (int index = 0; index < provided.getLength(); index++) {
            isDecoder |= SERVICES.contains(((Element) provided.item(index)).getAttribute("interface"));
        }
        if (!isDecoder) {
            return;
        }
        String name =
                ((Element) component.getElementsByTagName("implementation").item(0)).getAttribute("class");
        try {
            Object service = loader.loadClass(name).getConstructor().newInstance();
            found.add(new Provider(service, bundle));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " of " + bundle + " cannot be made without a framework", e);
        }
    }
}
