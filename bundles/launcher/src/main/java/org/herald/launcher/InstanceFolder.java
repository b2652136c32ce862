package org.herald.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of its own for each running instance: two that share a framework's cache destroy it. The first free one is taken, so that a restarted
 * daemon finds its cache warm. Where the folder of caches may not be written, a temporary one is used and removed at the end.
 */
final class InstanceFolder implements AutoCloseable {
    private static final int MOST_INSTANCES = 256;
    private static final String STAMP = "stamp";

    private final Path folder;
    private final @Nullable FileLock lock;

    private InstanceFolder(Path folder, @Nullable FileLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static InstanceFolder take(Path caches) throws IOException {
        try {
            Files.createDirectories(caches);
            for (int number = 0; number < MOST_INSTANCES; number++) {
                FileLock lock = lockOf(caches.resolve("instance-" + number + ".lock"));
                if (lock != null) {
                    return new InstanceFolder(Files.createDirectories(caches.resolve("instance-" + number)), lock);
                }
            }
        } catch (IOException e) {
            // Read-only installations are usual in containers: the temporary folder below serves them.
        }
        return temporaryFolder();
    }

    /** One that nobody else finds, removed at the end. */
    static InstanceFolder temporaryFolder() throws IOException {
        return new InstanceFolder(Files.createTempDirectory("herald-"), null);
    }

    private static @Nullable FileLock lockOf(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another framework of this very process has it: a test.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }

    /** Where the framework keeps its bundles. */
    Path bundles() {
        return folder.resolve("bundles");
    }

    /** Where bundles that are dropped in are unpacked. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Whether the bundles there are those that the stamp describes. */
    boolean isWarm(String stamp) {
        try {
            return Files.readString(folder.resolve(STAMP)).equals(stamp);
        } catch (IOException e) {
            return false;
        }
    }

    /** From now on the bundles there are those that the stamp describes. Written last, so that a start that was cut off leaves none. */
    void seal(String stamp) {
        try {
            Files.writeString(folder.resolve(STAMP), stamp);
        } catch (IOException e) {
            // A full disk costs a cold start next time, nothing else.
        }
    }

    /** The next start begins with an empty cache. */
    void unseal() {
        try {
            Files.deleteIfExists(folder.resolve(STAMP));
        } catch (IOException e) {
            throw new UncheckedIOException("the stamp of " + folder + " cannot be removed", e);
        }
    }

    /** Describes files by name, size and time of change. */
    static String stampOf(Iterable<Path> files) throws Complaint {
        StringBuilder stamp = new StringBuilder();
        for (Path file : files) {
            try {
                stamp.append(file)
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append('\n');
            } catch (IOException e) {
                throw new Complaint(file + " cannot be read: " + e);
            }
        }
        return stamp.toString();
    }

    /** Lets another instance have it. */
    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.acquiredBy().close();
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
