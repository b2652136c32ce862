package org.herald.core.registry;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which feature would make a word valid: the index that the build derives from the capabilities of all bundles, installed or not. Lines
 * {@code KIND:WORD = FEATURE}; the kind is for people, the word is what users wrote.
 */
final class FeatureIndex {
    /** The property of the framework, or of the process, that names the file. */
    static final String PROPERTY = "herald.features.index";

    static final FeatureIndex EMPTY = new FeatureIndex(Map.of());

    private final Map<String, String> featureByWord;

    FeatureIndex(Map<String, String> featureByWord) {
        this.featureByWord = Map.copyOf(featureByWord);
    }

    /** Reads the file; without one, or where it cannot be read, no feature is known. */
    static FeatureIndex read(@Nullable String file) {
        if (file == null || !Files.isReadable(Path.of(file))) {
            return EMPTY;
        }
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            return EMPTY;
        }
        Map<String, String> featureByWord = new HashMap<>();
        lines.forEach((key, feature) -> {
            String text = key.toString();
            featureByWord.put(text.substring(text.indexOf(':') + 1), feature.toString());
        });
        return new FeatureIndex(featureByWord);
    }

    @Nullable
    String featureFor(String word) {
        return featureByWord.get(word);
    }
}
