package org.herald.launcher.flat;

/** The help of the program itself. */
final class Usage {
    private static final int NAME_WIDTH = 16;

    private Usage() {}

    static String text(ToolIndex index) {
        StringBuilder text = new StringBuilder("""
                usage: herald [--env-file FILE] COMMAND ...
                       herald [--env-file FILE] [server] [options] CONFIGURATION...

                A first word that is no command is a configuration for the command server.

                commands:
                """);
        line("server", "run the daemon", text);
        index.summaries().forEach((name, summary) -> line(name, summary, text));
        text.append("\nherald COMMAND --help tells more.\n");
        return text.toString();
    }

    private static void line(String name, String summary, StringBuilder text) {
        text.append("  ").append(name);
        for (int width = name.length(); width < NAME_WIDTH; width++) {
            text.append(' ');
        }
        text.append(summary).append('\n');
    }
}
