package org.herald.capability.multisession;

import java.util.List;

/**
 * What the capability says.
 *
 * @param octets 0 to 255 each: flags, then the codes of the capabilities that identify the session; may be empty
 */
record Multisession(List<Integer> octets) {
    Multisession {
        octets = List.copyOf(octets);
    }

    /** Codes of capabilities, 0 to 255. */
    List<Integer> sessionIdentifiers() {
        return octets.isEmpty() ? octets : octets.subList(1, octets.size());
    }
}
