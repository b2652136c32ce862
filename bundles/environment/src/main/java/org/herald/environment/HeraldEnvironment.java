package org.herald.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.herald.api.config.Suggestions;
import org.herald.api.daemon.Environment;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Options by name. The first that has one counts: system property {@code herald.x.y}; variable {@code herald.x.y}, {@code herald_x_y},
 * {@code exabgp.x.y}, {@code exabgp_x_y}; the environment file under {@code herald}, then under {@code exabgp}; the default. Immutable.
 */
@Component(service = Environment.class)
public final class HeraldEnvironment implements Environment {
    /** The system property that names the environment file, set by the launcher for {@code --env-file}. */
    static final String FILE_PROPERTY = "herald.envfile";

    /** The system property that names the folder of the installation. */
    static final String HOME_PROPERTY = "herald.home";

    private static final String OURS = "herald";
    private static final String THEIRS = "exabgp";

    private final Map<String, String> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Path etc;
    private final Map<String, String> properties;
    private final Map<String, String> variables;
    private final Map<String, String> file = new HashMap<>();

    /** From the process. */
    public HeraldEnvironment() {
        this(System.getenv(), asMap(System.getProperties()));
    }

    /**
     * @param variables of the process
     * @param properties of the virtual machine
     */
    public HeraldEnvironment(Map<String, String> variables, Map<String, String> properties) {
        this.variables = Map.copyOf(variables);
        this.properties = Map.copyOf(properties);
        String root = variables.getOrDefault("EXABGP_ROOT", "/");
        this.etc = Path.of(variables.getOrDefault(
                "EXABGP_ETC", Path.of(root, "etc", THEIRS).toString()));
        readFiles();
        for (OptionTable.Entry entry : OptionTable.ENTRIES.values()) {
            values.put(entry.name(), value(entry));
        }
        applyAliases();
    }

    @Override
    public String get(String option) {
        String value = values.get(option);
        if (value == null) {
            List<String> near = Suggestions.near(option, List.copyOf(OptionTable.ENTRIES.keySet()));
            throw new IllegalArgumentException("there is no option '" + option + "'"
                    + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?"));
        }
        return value;
    }

    @Override
    public boolean isOn(String option) {
        return get(option).equals(OptionType.TRUE);
    }

    @Override
    public int number(String option) {
        String value = get(option);
        boolean isOctal = OptionTable.entry(option).type().equals(OptionType.OCTAL);
        return Integer.parseInt(value, isOctal ? 8 : 10);
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>();
        for (OptionTable.Entry entry : OptionTable.ENTRIES.values()) {
            all.add(new Option(entry.name(), get(entry.name()), entry.absent(), entry.help()));
        }
        return all;
    }

    @Override
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public Path etc() {
        return etc;
    }

    // ---- files

    private void readFiles() {
        String named = properties.get(FILE_PROPERTY);
        named = named != null ? named : variables.get("HERALD_ENVFILE");
        named = named != null ? named : variables.get("EXABGP_ENVFILE");
        if (named != null && !named.isEmpty()) {
            if (!read(Path.of(named))) {
                problems.add("the environment file " + named + " does not exist");
            }
            return;
        }
        // The later one counts where both have a value.
        read(etc.resolve(THEIRS + ".env"));
        String home = properties.get(HOME_PROPERTY);
        if (home != null) {
            read(Path.of(home, "etc", OURS + ".env"));
        }
        read(etc.resolve(OURS + ".env"));
        String ours = variables.get("HERALD_ETC");
        if (ours != null) {
            read(Path.of(ours, OURS + ".env"));
        }
    }

    private boolean read(Path path) {
        try {
            List<String> lines = Files.readAllLines(path, StandardCharsets.ISO_8859_1);
            Map<String, String> found = EnvironmentFile.parse(path.toString(), lines, problems);
            found.keySet().forEach(name -> checkKnown(path, name));
            file.putAll(found);
            return true;
        } catch (NoSuchFileException missing) {
            return false;
        } catch (IOException unreadable) {
            problems.add("the environment file " + path + " cannot be read: " + unreadable);
            return true;
        }
    }

    /** Compatibility: unknown names under {@code exabgp} were never looked at. Ours are checked. */
    private void checkKnown(Path path, String name) {
        String prefix = OURS + ".";
        String option = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        boolean isKnown = OptionTable.ENTRIES.containsKey(option) || option.equals(OptionTable.TCP_CONNECTIONS);
        if (name.startsWith(prefix) && !isKnown) {
            List<String> near = Suggestions.near(option, List.copyOf(OptionTable.ENTRIES.keySet()));
            problems.add(path + ": there is no option '" + option + "'"
                    + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?"));
        }
    }

    // ---- values

    private String value(OptionTable.Entry entry) {
        String written = written(entry.name());
        if (written == null) {
            return entry.absent();
        }
        try {
            return entry.type().reader().apply(written.strip());
        } catch (IllegalArgumentException invalid) {
            problems.add("invalid value for " + entry.name() + ": '" + written + "' is " + invalid.getMessage()
                    + ", accepted: " + entry.type().name());
            return entry.absent();
        }
    }

    private void applyAliases() {
        if (written(OptionTable.TCP_ATTEMPTS) != null) {
            return;
        }
        String connections = written(OptionTable.TCP_CONNECTIONS);
        if (connections != null) {
            OptionTable.Entry attempts = OptionTable.entry(OptionTable.TCP_ATTEMPTS);
            try {
                values.put(OptionTable.TCP_ATTEMPTS, attempts.type().reader().apply(connections.strip()));
            } catch (IllegalArgumentException invalid) {
                problems.add("invalid value for " + OptionTable.TCP_CONNECTIONS + ": '" + connections + "' is "
                        + invalid.getMessage() + ", accepted: "
                        + attempts.type().name());
            }
        } else if (isOn(OptionTable.TCP_ONCE)) {
            values.put(OptionTable.TCP_ATTEMPTS, "1");
        }
    }

    private @Nullable String written(String option) {
        String property = properties.get(OURS + "." + option);
        if (property != null) {
            return property;
        }
        for (String program : List.of(OURS, THEIRS)) {
            String variable = variable(program, option);
            if (variable != null) {
                return variable;
            }
        }
        String ours = inFile(OURS, option);
        return ours != null ? ours : inFile(THEIRS, option);
    }

    private @Nullable String inFile(String program, String option) {
        String value = file.get(program + "." + option);
        return value != null ? value : file.get(program + "." + option.replace('-', '_'));
    }

    private @Nullable String variable(String program, String option) {
        String dotted = program + "." + option;
        for (String name : List.of(
                dotted, dotted.replace('.', '_'), dotted.replace('.', '_').replace('-', '_'))) {
            String value = variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static Map<String, String> asMap(Properties properties) {
        Map<String, String> all = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
        return all;
    }
}
