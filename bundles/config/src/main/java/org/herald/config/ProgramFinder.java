package org.herald.config;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the program of a {@code run} statement. Compatibility: as ExaBGP does, a relative one is looked for in several folders, and the last
 * that has it wins.
 *
 * @param etc the folder of settings
 * @param configurationFolder where the configuration file is
 * @param searchPath the folders of {@code PATH}
 */
record ProgramFinder(Path etc, Path configurationFolder, List<Path> searchPath) {
    private static final String SETTINGS_PREFIX = "etc/exabgp";
    private static final Path SYSTEM_SETTINGS = Path.of("/etc/exabgp");
    private static final int SET_USER_OR_GROUP = 06000;

    ProgramFinder {
        searchPath = List.copyOf(searchPath);
    }

    /** The folders in the value of {@code PATH}. */
    static List<Path> folders(@Nullable String value) {
        List<Path> folders = new ArrayList<>();
        String all = value == null ? "" : value;
        for (int from = 0; from < all.length(); ) {
            int to = all.indexOf(File.pathSeparatorChar, from);
            to = to < 0 ? all.length() : to;
            if (to > from) {
                folders.add(Path.of(all.substring(from, to)));
            }
            from = to + 1;
        }
        return folders;
    }

    /** @throws IllegalArgumentException with a sentence, if there is none or it must not be run */
    Path find(String program) {
        try {
            return checked(program, locate(program));
        } catch (InvalidPathException noPath) {
            throw new IllegalArgumentException("can not locate the program \"" + program + "\"", noPath);
        }
    }

    private Path locate(String program) {
        Path path = Path.of(program);
        List<Path> candidates = new ArrayList<>();
        if (path.isAbsolute()) {
            candidates.add(path);
        } else if (program.equals(SETTINGS_PREFIX) || program.startsWith(SETTINGS_PREFIX + "/")) {
            String below = program.substring(SETTINGS_PREFIX.length()).replaceFirst("^/+", "");
            candidates.add(etc.resolve(below));
            candidates.add(SYSTEM_SETTINGS.resolve(below));
            candidates.add(path.toAbsolutePath());
        } else {
            candidates.add(SYSTEM_SETTINGS.resolve(path));
            candidates.add(configurationFolder.resolve(path));
            searchPath.forEach(folder -> candidates.add(folder.resolve(path)));
        }
        Path found = null;
        for (Path candidate : candidates) {
            found = Files.exists(candidate) ? candidate : found;
        }
        if (found == null) {
            throw new IllegalArgumentException("can not locate the program \"" + program + "\"");
        }
        Path absolute = found.toAbsolutePath();
        // Behind a symbolic link «..» is not what the text says.
        return program.contains("..") ? absolute : absolute.normalize();
    }

    private static Path checked(String program, Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "can not execute the program \"" + program + "\", it is a folder: " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "can not execute the program \"" + program + "\", it is not a regular file: " + file);
        }
        if ((mode(file) & SET_USER_OR_GROUP) != 0) {
            throw new IllegalArgumentException("refusing to run setuid programs: " + file);
        }
        if (!Files.isReadable(file) || !Files.isExecutable(file)) {
            throw new IllegalArgumentException("will not be able to run the program \"" + program
                    + "\", it is not readable and executable for this user: " + file);
        }
        return file;
    }

    private static int mode(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:mode");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notUnix) {
            return 0;
        }
    }
}
