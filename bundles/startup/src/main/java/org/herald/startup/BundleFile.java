package org.herald.startup;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Reads a file of the deploy folder, if it is a whole bundle. */
final class BundleFile {
    /** Larger ones are no plugins but mistakes. */
    static final long MOST_OCTETS = 256L * 1024 * 1024;

    private static final String NAME = "Bundle-SymbolicName";

    private BundleFile() {}

    /**
     * All octets of it, checked: the directory at its end is there, and so are all entries, with the right checksums.
     *
     * @throws IOException with a sentence, if it is not
     */
    static byte[] read(File file) throws IOException {
        if (file.length() > MOST_OCTETS) {
            throw new IOException("it has " + file.length() + " octets, " + MOST_OCTETS + " are the most");
        }
        try (JarFile jar = new JarFile(file, false)) {
            boolean isBundle = jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue(NAME) != null;
            if (!isBundle) {
                throw new IOException("it is no bundle: its manifest has no " + NAME);
            }
        } catch (ZipException e) {
            throw new IOException("it is no whole archive: " + e.getMessage(), e);
        }
        byte[] octets = Files.readAllBytes(file.toPath());
        try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(octets), false)) {
            ZipEntry entry = entries.getNextEntry();
            while (entry != null) {
                // Reading to the end of an entry checks it.
                entry = entries.getNextEntry();
            }
        } catch (ZipException e) {
            throw new IOException("an entry is damaged: " + e.getMessage(), e);
        }
        return octets;
    }
}
