package org.herald.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the files that the command line names. */
final class ConfigurationFiles {
    private static final String STANDARD_INPUT = "-";
    private static final String ETC = "etc/exabgp/";

    private final Map<String, String> variables;
    private final InputStream in;
    private final Path copy;

    /** @param copy where standard input is kept: a reload reads it again */
    ConfigurationFiles(Map<String, String> variables, InputStream in, Path copy) {
        this.variables = variables;
        this.in = in;
        this.copy = copy;
    }

    List<Path> find(List<String> written) throws Complaint {
        List<Path> files = new ArrayList<>();
        for (String word : written) {
            files.add(word.equals(STANDARD_INPUT) ? standardInput() : file(word));
        }
        return files;
    }

    /** Compatibility: a path that starts with {@code etc/exabgp/} is looked for in the folder of settings first. */
    private Path file(String word) throws Complaint {
        if (word.startsWith(ETC)) {
            Path inEtc = etc().resolve(word.substring(ETC.length()));
            if (Files.isRegularFile(inEtc)) {
                return inEtc;
            }
        }
        Path file = Path.of(word).toAbsolutePath();
        if (!Files.exists(file)) {
            throw new Complaint("error: " + word + " is not a configuration file (file not found)");
        }
        if (Files.isDirectory(file)) {
            throw new Complaint("error: " + word + " is not a configuration file (it is a folder)");
        }
        if (!Files.isReadable(file)) {
            throw new Complaint("error: " + word + " is not a configuration file (permission denied)");
        }
        return file;
    }

    private Path etc() {
        String etc = variables.getOrDefault("EXABGP_ETC", "");
        return etc.isEmpty() ? Path.of(variables.getOrDefault("EXABGP_ROOT", "/"), "etc", "exabgp") : Path.of(etc);
    }

    private Path standardInput() throws Complaint {
        try {
            Files.write(copy, in.readAllBytes());
            return copy;
        } catch (IOException e) {
            throw new Complaint("standard input cannot be kept in " + copy + ": " + e);
        }
    }
}
