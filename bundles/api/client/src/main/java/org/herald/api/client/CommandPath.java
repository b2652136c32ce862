package org.herald.api.client;

/**
 * One spelling of a command.
 *
 * @param words fixed words it starts with, behind the selector: {@code announce route}
 * @param version dialects it belongs to
 * @param addressing whether it takes a selector
 * @param arguments what follows, as help shows it
 * @param help one sentence without a full stop
 * @param example a complete one that is valid, without selector
 */
public record CommandPath(
        String words, Version version, Addressing addressing, String arguments, String help, String example) {
    /** The dialects of commands. */
    public enum Version {
        /** ExaBGP 4.2 and 5.0. */
        V4,
        /** ExaBGP 6.0. */
        V6,
        BOTH
    }

    /** What a selector before a command means. */
    public enum Addressing {
        /** The command is about the daemon; a selector is an error. */
        NONE,
        /** The command goes to the neighbors selected, or to all that the program may address. */
        OPTIONAL,
        /** The command must name its neighbors. */
        REQUIRED
    }
}
