package org.herald.api.client;

import java.util.List;

/**
 * A {@code process} section.
 *
 * @param name unique
 * @param command program and arguments, the program as found when the configuration was read
 * @param encoder name of its {@link MessageEncoder}
 * @param respawns whether it is started again when it ends
 */
public record ProgramDefinition(String name, List<String> command, String encoder, boolean respawns) {
    public ProgramDefinition {
        command = List.copyOf(command);
    }
}
