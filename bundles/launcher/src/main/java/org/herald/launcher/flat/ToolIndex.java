package org.herald.launcher.flat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.herald.api.daemon.Tool;
import org.jspecify.annotations.Nullable;

/**
 * The sub-commands: a line each, name, component and summary between tabulators. Made by the build, so that neither help nor the start script
 * loads bundles to know them.
 */
public final class ToolIndex {
    private static final int PARTS = 3;

    private final Map<String, String> componentByName = new TreeMap<>();
    private final Map<String, String> summaryByName = new TreeMap<>();

    private ToolIndex() {}

    static ToolIndex read(Path file) throws IOException {
        ToolIndex index = new ToolIndex();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t", PARTS);
            index.componentByName.put(parts[0], parts[1]);
            index.summaryByName.put(parts[0], parts[2]);
        }
        return index;
    }

    /** Writes the index of bundles whose classes the caller's class loader has. */
    public static void write(List<Path> bundles, Path file) throws IOException {
        List<ComponentDescription> components = new ArrayList<>();
        for (Path bundle : bundles) {
            components.addAll(ComponentReader.read(bundle));
        }
        FlatRegistry registry = new FlatRegistry(components, ToolIndex.class.getClassLoader());
        Map<String, String> lines = new TreeMap<>();
        for (ComponentDescription component : components) {
            Tool tool = component.services().contains(Tool.class.getName())
                    ? registry.named(component.name(), Tool.class)
                    : null;
            if (tool != null) {
                lines.put(tool.name(), tool.name() + "\t" + component.name() + "\t" + tool.summary());
            }
        }
        Files.write(file, lines.values());
    }

    @Nullable
    String component(String name) {
        return componentByName.get(name);
    }

    List<String> names() {
        return List.copyOf(componentByName.keySet());
    }

    /** By name. */
    Map<String, String> summaries() {
        return summaryByName;
    }
}
