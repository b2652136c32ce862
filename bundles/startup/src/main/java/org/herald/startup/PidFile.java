package org.herald.startup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that names the process: one of a live process refuses the start, a stale one is replaced. */
final class PidFile {
    private final String path;
    private final long ownPid = ProcessHandle.current().pid();
    private boolean isOurs;

    /** @param path empty for none */
    PidFile(String path) {
        this.path = path;
    }

    /** Writes it. @throws IOException with a sentence, if it cannot be written or another process lives under it */
    void write() throws IOException {
        if (path.isEmpty()) {
            return;
        }
        Path file = Path.of(path);
        if (Files.exists(file)) {
            refuseIfAlive(file);
            Files.deleteIfExists(file);
        }
        try {
            Files.writeString(file, ownPid + "\n", StandardOpenOption.CREATE_NEW);
            isOurs = true;
        } catch (FileAlreadyExistsException e) {
            throw new IOException("the pid file " + path + " was made by another process just now", e);
        } catch (IOException e) {
            throw new IOException("the pid file " + path + " cannot be written: " + e, e);
        }
    }

    private void refuseIfAlive(Path file) throws IOException {
        String text = Files.readString(file).strip();
        try {
            long pid = Long.parseLong(text);
            boolean isAlive = pid != ownPid
                    && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            if (isAlive) {
                throw new IOException("the pid file " + path + " names process " + pid + ", which is running");
            }
        } catch (NumberFormatException e) {
            throw new IOException("the pid file " + path + " holds no process number, it is not replaced", e);
        }
    }

    /** Removes what {@link #write} made. */
    void remove() {
        if (isOurs && !Path.of(path).toFile().delete()) {
            System.err.println("herald: the pid file " + path + " cannot be removed");
        }
    }
}
