package org.herald.launcher.flat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.herald.launcher.flat.ComponentDescription.Reference;

/** Reads the descriptions of components out of bundles. */
final class ComponentReader {
    private static final String HEADER = "Service-Component";

    private ComponentReader() {}

    /** All of a bundle. @throws IOException if it is no archive */
    static List<ComponentDescription> read(Path bundle) throws IOException {
        List<ComponentDescription> components = new ArrayList<>();
        try (JarFile jar = new JarFile(bundle.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            String listed =
                    manifest == null ? null : manifest.getMainAttributes().getValue(HEADER);
            if (listed == null) {
                return components;
            }
            for (String entry : listed.split(",", -1)) {
                if (jar.getEntry(entry.strip()) == null) {
                    throw new IOException(bundle + " lacks " + entry);
                }
                try (InputStream in = jar.getInputStream(jar.getEntry(entry.strip()))) {
                    components.add(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        }
        return components;
    }

    static ComponentDescription parse(String document) {
        String name = "";
        String implementation = "";
        int parameters = 0;
        boolean isPrototype = false;
        List<String> services = new ArrayList<>();
        Map<String, Object> properties = new HashMap<>();
        List<Reference> references = new ArrayList<>();
        for (XmlElement element : XmlElement.readAll(document)) {
            switch (element.name()) {
                case "component" -> {
                    name = element.attribute("name", "");
                    parameters = Integer.parseInt(element.attribute("init", "0"));
                }
                case "service" -> isPrototype = element.attribute("scope", "").equals("prototype");
                case "provide" -> services.add(element.attribute("interface", ""));
                case "property" -> property(element, properties);
                case "reference" -> references.add(reference(element));
                case "implementation" -> implementation = element.attribute("class", "");
                default -> {
                    // Property files, factories: our components have none.
                }
            }
        }
        return new ComponentDescription(
                name, implementation, parameters, services, isPrototype, properties, references);
    }

    private static void property(XmlElement element, Map<String, Object> properties) {
        String key = element.attribute("name", "");
        String value = element.attribute("value", element.text().strip());
        Object typed = element.attribute("type", "String").equals("Integer") ? (Object) Integer.valueOf(value) : value;
        properties.put(key, typed);
    }

    private static Reference reference(XmlElement element) {
        return new Reference(
                element.attribute("interface", ""),
                element.attribute("cardinality", "1..1"),
                Integer.parseInt(element.attribute("parameter", "-1")),
                element.attribute("bind", ""),
                element.attribute("target", ""));
    }
}
