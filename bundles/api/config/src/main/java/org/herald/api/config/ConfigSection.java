package org.herald.api.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A section of a neighbor that a plugin owns, such as {@code add-path { ipv4 unicast; }}. Stateless. */
@ConsumerType
public interface ConfigSection {
    /** The section's path, {@code neighbor/add-path}: also the key of its value in {@link Settings#section}. */
    String path();

    /** The statements that may stand in it. */
    Grammar grammar();

    /**
     * Reads one statement.
     *
     * @param words all words of the statement, up to its semicolon
     * @param previous what the section's earlier statements gave, null at the first
     * @return the new value of the whole section: immutable, of JDK and API types, with equals
     */
    Object statement(Words words, @Nullable Object previous) throws StatementException;

    /** The statements, without semicolons, that give this value again. */
    List<String> print(Object value);
}
