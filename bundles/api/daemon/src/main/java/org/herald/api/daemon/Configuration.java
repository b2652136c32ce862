package org.herald.api.daemon;

import java.util.List;
import org.herald.api.client.ProgramDefinition;

/**
 * A configuration, read and checked as a whole; immutable.
 *
 * @param neighbors in the order written, names unique
 * @param programs in the order written, names unique
 */
public record Configuration(List<NeighborDefinition> neighbors, List<ProgramDefinition> programs) {
    /** Nothing configured. */
    public static final Configuration EMPTY = new Configuration(List.of(), List.of());

    public Configuration {
        neighbors = List.copyOf(neighbors);
        programs = List.copyOf(programs);
    }
}
