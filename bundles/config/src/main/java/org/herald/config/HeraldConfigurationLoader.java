package org.herald.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.herald.api.bgp.CodecView;
import org.herald.api.config.StatementException;
import org.herald.api.config.StatementException.Place;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.NeighborDefinition;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configuration language of ExaBGP, strictly. Stateless. */
@Component(service = ConfigurationLoader.class)
public final class HeraldConfigurationLoader implements ConfigurationLoader {
    /** Octets that a configuration has at the most. */
    public static final long MOST_CONFIGURATION_OCTETS = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(HeraldConfigurationLoader.class);

    /** The file name that stands for standard input. */
    private static final String STANDARD_INPUT = "-";

    @Override
    public Configuration load(Path file, CodecView codecs, Environment environment) throws ConfigurationException {
        boolean isStandardInput = file.toString().equals(STANDARD_INPUT);
        Path found = isStandardInput ? file : locate(file, environment);
        byte[] text;
        try {
            text = isStandardInput ? System.in.readAllBytes() : read(found);
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(file + " is not a configuration file (file not found)");
        } catch (IOException unreadable) {
            throw new ConfigurationException(file + " cannot be read: " + reason(unreadable));
        }
        Path absolute = found.toAbsolutePath();
        Path parent = Objects.requireNonNullElse(absolute.getParent(), absolute);
        return parse(isStandardInput ? "standard input" : file.toString(), text, codecs, environment, parent);
    }

    @Override
    public Configuration parse(String source, byte[] text, CodecView codecs, Environment environment)
            throws ConfigurationException {
        return parse(source, text.clone(), codecs, environment, Path.of("").toAbsolutePath());
    }

    @Override
    public List<String> print(NeighborDefinition neighbor, CodecView codecs) {
        return new ConfigurationWriter(neighbor, codecs).lines();
    }

    /** @param text given away: the lexer works in it */
    private static Configuration parse(String name, byte[] text, CodecView codecs, Environment environment, Path folder)
            throws ConfigurationException {
        ProgramFinder programs =
                new ProgramFinder(environment.etc(), folder, ProgramFinder.folders(System.getenv("PATH")));
        Source source = new Source(name, text);
        Reading reading = new Reading(source, codecs, environment, programs);
        try {
            return new ConfigurationReader(reading).read();
        } catch (StatementException invalid) {
            throw failure(source, reading.placeOf(invalid), invalid.getMessage());
        } catch (RuntimeException fault) {
            // A plugin's fault must not end a reload without a word to the operator.
            LOG.atError().setCause(fault).addKeyValue("place", reading.place()).log("configuration.fault");
            throw failure(
                    source, reading.place(), "this statement cannot be read, an installed bundle failed: " + fault);
        }
    }

    private static ConfigurationException failure(Source source, Place place, String message) {
        String excerpt = source.excerpt(place).indent(4).stripTrailing();
        return new ConfigurationException(place + ": " + message + (excerpt.isBlank() ? "" : "\n" + excerpt));
    }

    /** Compatibility: a path below {@code etc/exabgp} is looked for in the folder of settings first. */
    private static Path locate(Path file, Environment environment) {
        Path prefix = Path.of("etc", "exabgp");
        if (!file.isAbsolute() && file.startsWith(prefix) && file.getNameCount() > prefix.getNameCount()) {
            Path inSettings = environment.etc().resolve(prefix.relativize(file));
            return Files.exists(inSettings) ? inSettings : file;
        }
        return file;
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder");
        }
        if (Files.size(file) > MOST_CONFIGURATION_OCTETS) {
            throw new IOException("it has more than " + MOST_CONFIGURATION_OCTETS + " octets");
        }
        return Files.readAllBytes(file);
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass() == IOException.class && message != null
                ? message
                : failure.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
