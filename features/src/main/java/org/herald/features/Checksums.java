package org.herald.features;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** A line a bundle, as {@code sha256sum} writes and checks them: {@code sha256sum -c ../features/repository.sum}. */
final class Checksums {
    private Checksums() {}

    static String of(Collection<ShippedBundle> bundles) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ShippedBundle bundle : bundles) {
            byte[] digest = sha256().digest(Files.readAllBytes(bundle.file()));
            lines.append(HexFormat.of().formatHex(digest)).append("  ");
            lines.append(bundle.file().getFileName()).append('\n');
        }
        return lines.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
