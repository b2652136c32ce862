package org.herald.tool.validate;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.Tool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code herald validate}: silence, or the parser's message. */
@Component(service = Tool.class)
public final class ValidateTool implements Tool {
    static final int SUCCESS = 0;
    static final int FAILURE = 1;
    static final int WRONG_ARGUMENTS = 2;

    static final String NAME = "validate";

    private final ConfigurationLoader loader;

    @Activate
    public ValidateTool(@Reference ConfigurationLoader loader) {
        this.loader = loader;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "check configurations";
    }

    @Override
    public String help() {
        return """
                usage: herald validate [-n] [-r] [-v] [-p] CONF...

                Reads each configuration as the daemon would. Says nothing and ends with 0 if all are valid; else
                tells place and reason of the first error and ends with 1.

                  -n, --neighbor   write each neighbor back as configuration text
                  -r, --route      encode every route, decode the result, encode that, and compare
                  -v, --verbose    count what was read
                  -p, --pdb        accepted, without effect
                  -h, --help       this text

                CONF may be - for standard input.

                example: herald validate -nrv etc/herald.conf
                """;
    }

    @Override
    public int run(List<String> arguments, Context context) {
        List<String> files = new ArrayList<>();
        StringBuilder flags = new StringBuilder();
        boolean areOptionsOver = false;
        for (String argument : arguments) {
            if (areOptionsOver || argument.equals("-") || !argument.startsWith("-")) {
                files.add(argument);
            } else if (argument.equals("--")) {
                areOptionsOver = true;
            } else {
                flags.append(flags(argument));
            }
        }
        String all = flags.toString();
        int unknown = all.indexOf('?');
        if (all.indexOf('h') >= 0) {
            context.out().print(help());
            return SUCCESS;
        }
        if (unknown >= 0 || files.isEmpty()) {
            context.err()
                    .println(
                            unknown >= 0
                                    ? "herald validate: unknown option"
                                    : "herald validate: no configuration is given");
            context.err().print(help());
            return WRONG_ARGUMENTS;
        }
        return validate(files, all, context);
    }

    /** The letters of one option or of several in one word; {@code ?} for what is none. */
    private static String flags(String argument) {
        switch (argument) {
            case "--neighbor":
                return "n";
            case "--route":
                return "r";
            case "--verbose":
                return "v";
            case "--pdb":
                return "p";
            case "--help":
                return "h";
            default:
                boolean isKnown = !argument.startsWith("--")
                        && argument.chars().skip(1).allMatch(letter -> "nrvph".indexOf(letter) >= 0);
                return isKnown ? argument.substring(1) : "?";
        }
    }

    private int validate(List<String> files, String flags, Context context) {
        PrintStream err = context.err();
        if (!context.environment().problems().isEmpty()) {
            context.environment().problems().forEach(err::println);
            return FAILURE;
        }
        CodecRegistry registry = context.codecs();
        CodecView codecs = registry.current();
        for (String file : files) {
            try {
                Configuration configuration = loader.load(Path.of(file), codecs, context.environment());
                checkEncoders(file, configuration, registry);
                if (flags.indexOf('n') >= 0) {
                    print(configuration, codecs, context.out());
                }
                long routes = flags.indexOf('r') >= 0 ? checkRoutes(file, configuration, codecs) : count(configuration);
                if (flags.indexOf('v') >= 0) {
                    context.out()
                            .println(file + ": " + configuration.neighbors().size() + " neighbors, "
                                    + configuration.programs().size() + " processes, " + routes + " routes");
                }
            } catch (ConfigurationException invalid) {
                err.println(invalid.getMessage());
                return FAILURE;
            }
        }
        return SUCCESS;
    }

    private static void checkEncoders(String file, Configuration configuration, CodecRegistry registry)
            throws ConfigurationException {
        for (ProgramDefinition program : configuration.programs()) {
            if (registry.encoder(program.encoder()) == null) {
                throw new ConfigurationException(file + ": no installed bundle provides the encoder '"
                        + program.encoder() + "' of process '" + program.name() + "', installed: "
                        + String.join(", ", registry.encoderNames()));
            }
        }
    }

    private void print(Configuration configuration, CodecView codecs, PrintStream out) {
        for (NeighborDefinition neighbor : configuration.neighbors()) {
            loader.print(neighbor, codecs).forEach(out::println);
            out.println();
        }
    }

    private static long count(Configuration configuration) {
        return configuration.neighbors().stream()
                .mapToLong(neighbor -> neighbor.routes().size())
                .sum();
    }

    private static long checkRoutes(String file, Configuration configuration, CodecView codecs)
            throws ConfigurationException {
        RouteCheck check = new RouteCheck(codecs);
        for (NeighborDefinition neighbor : configuration.neighbors()) {
            neighbor.routes().forEach(check);
            if (check.failure() != null) {
                throw new ConfigurationException(file + ": " + neighbor.name() + ": " + check.failure());
            }
        }
        return check.count();
    }
}
