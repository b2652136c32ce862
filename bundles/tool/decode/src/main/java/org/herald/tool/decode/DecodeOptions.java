package org.herald.tool.decode;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was written behind {@code decode}.
 *
 * @param kind what the octets are
 * @param family as written, {@code ipv4 unicast}
 * @param hasPathIds whether path identifiers stand before the NLRI of the family
 * @param configuration file whose first neighbor gives the session, or null
 * @param form what is printed
 * @param encoder name of the encoder that prints events
 * @param hex the octets, empty if they come from standard input
 */
record DecodeOptions(
        Kind kind,
        String family,
        boolean hasPathIds,
        @Nullable String configuration,
        Form form,
        String encoder,
        List<String> hex) {
    static final String HELP = """
            usage: herald decode [-u | -o | -n] [-f FAMILY] [-i] [-c CONF] [-j | -m [-g]] [--encoder NAME] [HEX ...]

            Decodes BGP messages: HEX, or the lines of standard input. Blanks and colons in HEX are free; messages may come with
            or without their header, and several in a row.

              -u, --update            HEX without header is an UPDATE
              -o, --open              HEX without header is an OPEN
              -n, --nlri              HEX is NLRI of the family, printed alone
              -f, --family FAMILY     family of -n and -i: "ipv4 unicast" (default), or all for -i
              -i, --path-information  path identifiers (RFC 7911) stand before the NLRI of the family
              -c, --configuration CONF
                                      the session of the first neighbor of a configuration
              -j, --json              print events (default)
              -m, --command           print commands of the API: announce route ... next-hop ...
              -g, --generic           with -m, attributes as attribute [ 0xCODE 0xFLAGS 0xHEX ]
              --encoder NAME          the encoder of events (default json5)
              -h, --help              this text

            Without -c both sides are 127.0.0.1 of AS 65533, and every installed family is accepted.
            What cannot be read is answered by «invalid hexadecimal» or «invalid payload», and the exit code is 1.

            example: herald decode 0000 0000 0007 900F 0003 0001 80
            """;

    /** What the octets are. */
    enum Kind {
        MESSAGE,
        UPDATE,
        OPEN,
        NLRI
    }

    /** What is printed. */
    enum Form {
        EVENT,
        COMMAND,
        GENERIC_COMMAND
    }

    /** @throws UsageException if they are not valid */
    static DecodeOptions parse(List<String> arguments) throws UsageException {
        return new Parser(arguments).parse();
    }

    private static final class Parser {
        private final List<String> arguments;
        private final List<String> hex = new ArrayList<>();
        private Kind kind = Kind.MESSAGE;
        private Form form = Form.EVENT;
        private boolean isGeneric;
        private String family = "ipv4 unicast";
        private boolean hasPathIds;
        private @Nullable String configuration;
        private String encoder = "json5";
        private int next;

        Parser(List<String> arguments) {
            this.arguments = arguments;
        }

        DecodeOptions parse() throws UsageException {
            while (next < arguments.size()) {
                take(arguments.get(next++));
            }
            Form chosen = form == Form.COMMAND && isGeneric ? Form.GENERIC_COMMAND : form;
            return new DecodeOptions(kind, family, hasPathIds, configuration, chosen, encoder, List.copyOf(hex));
        }

        private void take(String argument) throws UsageException {
            switch (argument) {
                case "-u", "--update" -> kind = Kind.UPDATE;
                case "-o", "--open" -> kind = Kind.OPEN;
                case "-n", "--nlri" -> kind = Kind.NLRI;
                case "-f", "--family" -> family = value(argument);
                case "-i", "--path-information" -> hasPathIds = true;
                case "-c", "--configuration" -> configuration = value(argument);
                case "-j", "--json" -> form = Form.EVENT;
                case "-m", "--command" -> form = Form.COMMAND;
                case "-g", "--generic" -> isGeneric = true;
                case "--encoder" -> encoder = value(argument);
                default -> {
                    if (argument.startsWith("-")) {
                        throw new UsageException("unrecognised argument " + argument);
                    }
                    hex.add(argument);
                }
            }
        }

        private String value(String option) throws UsageException {
            if (next == arguments.size()) {
                throw new UsageException(option + " expects a value");
            }
            return arguments.get(next++);
        }
    }
}
