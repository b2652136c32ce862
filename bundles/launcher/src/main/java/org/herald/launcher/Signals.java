package org.herald.launcher;

import java.util.Map;
import java.util.function.BiConsumer;
import sun.misc.Signal;

/** Signals of the operating system: the JDK has no other way to them than {@code sun.misc.Signal}. */
final class Signals {
    private static final Map<String, String> MEANINGS = Map.of(
            "TERM", "SHUTDOWN",
            "INT", "SHUTDOWN",
            "HUP", "SHUTDOWN",
            "USR1", "RELOAD",
            "USR2", "RELOAD_AND_RESTART_PROGRAMS",
            "ALRM", "RESTART");

    private Signals() {}

    /** Calls back, on a thread of the virtual machine, with what a signal asks and its number. */
    static void handle(BiConsumer<String, Integer> handler) {
        MEANINGS.forEach((name, meaning) -> {
            try {
                Signal.handle(new Signal(name), signal -> handler.accept(meaning, signal.getNumber()));
            } catch (IllegalArgumentException e) {
                // Another system has no such signal, or the virtual machine keeps it for itself (-Xrs): it cannot be
                // given then either.
                System.err.println("herald: signal " + name + " is not handled: " + e.getMessage());
            }
        });
    }
}
