package org.herald.launcher.flat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.daemon.Tool;
import org.herald.launcher.Complaint;
import org.herald.launcher.GlobalOptions;
import org.herald.launcher.Installation;
import org.jspecify.annotations.Nullable;

/** All sub-commands of {@code herald} but {@code server}. */
public final class ToolMain {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private final Installation installation;
    private final ToolIndex index;

    private ToolMain(Installation installation) throws IOException {
        this.installation = installation;
        this.index = ToolIndex.read(installation.toolIndex());
    }

    /** Ends the process with the exit code of the tool. */
    public static void main(String[] words) {
        int exitCode;
        try {
            List<String> rest = LegacyFlags.translate(GlobalOptions.take(List.of(words)));
            exitCode = new ToolMain(Installation.find(System.getenv())).run(rest);
        } catch (Complaint complaint) {
            System.err.println(complaint.getMessage());
            exitCode = complaint.exitCode();
        } catch (Exception e) {
            // The border of the process: a tool that fails says so in one line, with DEBUG where it happened.
            System.err.println("herald: " + (e.getMessage() == null ? e : e.getMessage()));
            if ("DEBUG".equalsIgnoreCase(System.getProperty("herald.log.level"))) {
                e.printStackTrace();
            }
            exitCode = FAILURE;
        }
        System.out.flush();
        System.exit(exitCode);
    }

    private int run(List<String> words) throws Exception {
        if (words.isEmpty() || isHelp(words.get(0))) {
            System.out.print(Usage.text(index));
            return words.isEmpty() ? FAILURE : SUCCESS;
        }
        String name = words.get(0);
        quietly();
        System.setProperty("herald.features.index", installation.wordIndex().toString());
        FlatRegistry registry = new FlatRegistry(components(), ToolMain.class.getClassLoader());
        Tool tool = find(registry, name);
        if (tool == null) {
            throw new Complaint("error: " + name + " is neither a sub-command nor a configuration file; sub-commands: "
                    + String.join(", ", index.names()));
        }
        ToolContext context = new ToolContext(registry, installation.home(), installation.launcher());
        try {
            return tool.run(words.subList(1, words.size()), context);
        } finally {
            context.out().flush();
        }
    }

    private static boolean isHelp(String word) {
        return word.equals("-h") || word.equals("--help") || word.equals("help");
    }

    /** What a tool prints is its result: the log is for what goes wrong, and elsewhere. */
    private static void quietly() {
        if (System.getProperty("herald.log.destination") == null) {
            System.setProperty("herald.log.destination", "stderr");
        }
        if (System.getProperty("herald.log.level") == null) {
            System.setProperty("herald.log.level", "WARNING");
        }
    }

    /** By the index, which spares making all tools; one that was dropped in is not in it. */
    private @Nullable Tool find(FlatRegistry registry, String name) {
        String component = index.component(name);
        Tool indexed = component == null ? null : registry.named(component, Tool.class);
        if (indexed != null && indexed.name().equals(name)) {
            return indexed;
        }
        for (Tool tool : registry.all(Tool.class)) {
            if (tool.name().equals(name)) {
                return tool;
            }
        }
        return null;
    }

    private List<ComponentDescription> components() throws Complaint, IOException {
        List<ComponentDescription> components = new ArrayList<>();
        for (Path bundle : installation.activeBundles()) {
            components.addAll(ComponentReader.read(bundle));
        }
        return components;
    }
}
