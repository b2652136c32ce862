package org.herald.api.daemon;

import java.nio.file.Path;
import java.util.List;
import org.herald.api.bgp.CodecView;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the configuration language, and writes it. Thread safe; does not touch any state. */
@ProviderType
public interface ConfigurationLoader {
    /**
     * Reads a file completely.
     *
     * @param codecs who owns families, words of routes and capabilities
     * @throws ConfigurationException with file, line, column, word, reason and what would be valid
     */
    Configuration load(Path file, CodecView codecs, Environment environment) throws ConfigurationException;

    /** Reads text. @param source what it is called in errors */
    Configuration parse(String source, byte[] text, CodecView codecs, Environment environment)
            throws ConfigurationException;

    /** A neighbor as configuration text, line by line, without its routes and without secrets. */
    List<String> print(NeighborDefinition neighbor, CodecView codecs);

    /** A configuration is not valid. */
    final class ConfigurationException extends Exception {
        /** @param what the whole message for the user, of one or more lines */
        public ConfigurationException(String what) {
            super(what, null, false, false);
        }
    }
}
