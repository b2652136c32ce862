package org.herald.tool.demo;

import java.io.PrintStream;

/** What the person sees: each line says who speaks, in a colour of his if it is a terminal. Thread safe. */
final class Screen {
    private static final String PROMPT = "herald> ";

    /** Who speaks. */
    enum Voice {
        STORY("", "1"),
        PROGRAM("program  ", "36"),
        HERALD("herald   ", "32"),
        EVENT("event    ", "33"),
        PEER("peer     ", "35"),
        ERROR("error    ", "31");

        private final String label;
        private final String colour;

        Voice(String label, String colour) {
            this.label = label;
            this.colour = colour;
        }
    }

    /** Whether colours may be used. */
    enum Colours {
        ON,
        OFF
    }

    private final PrintStream out;
    private final boolean isColoured;
    private boolean isPrompting;

    Screen(PrintStream out, Colours colours) {
        this.out = out;
        isColoured = colours == Colours.ON;
    }

    /** Prints lines. Those after the first are indented to stand below it. */
    synchronized void say(Voice voice, String text) {
        if (isPrompting) {
            out.print(isColoured ? "\r\033[K" : "\n");
        }
        String indent = " ".repeat(voice.label.length());
        boolean isFirst = true;
        for (String line : text.lines().toList()) {
            out.println((isFirst ? coloured(voice, voice.label) : indent)
                    + (voice == Voice.STORY ? coloured(voice, line) : line));
            isFirst = false;
        }
        if (text.isEmpty()) {
            out.println();
        }
        if (isPrompting) {
            out.print(PROMPT);
        }
        out.flush();
    }

    private String coloured(Voice voice, String text) {
        return isColoured && !text.isEmpty() ? "\033[" + voice.colour + "m" + text + "\033[0m" : text;
    }

    /** From here on there is a prompt below what is said. */
    synchronized void prompt() {
        isPrompting = true;
        out.print(PROMPT);
        out.flush();
    }

    /** A line was typed. @param isLast no prompt any more */
    synchronized void typed(boolean isLast) {
        isPrompting = !isLast;
        out.print(isLast ? "" : PROMPT);
        out.flush();
    }
}
