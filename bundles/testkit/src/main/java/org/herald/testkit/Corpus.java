package org.herald.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.Severity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Octets and what they mean, from a text file next to a test. The format is described in the bundle's README.
 */
public final class Corpus {
    /** What may be said of an entry. */
    private static final Set<String> KEYS = Set.of(
            "source",
            "hex",
            "canonical",
            "key",
            "same-route-as",
            "path-id",
            "context",
            "json4",
            "json5",
            "json6",
            "text4",
            "text5",
            "config",
            "malformed",
            "rejects",
            "because",
            "offered-with",
            "not-offered-with",
            "families");

    private final String name;
    private final List<Entry> entries;

    private Corpus(String name, List<Entry> entries) {
        this.name = name;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads the resource of a name next to a class.
     *
     * @throws AssertionError if there is none, it has no entry, or is not in the format
     */
    public static Corpus of(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new AssertionError("no resource '" + resource + "' beside " + beside.getName());
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text. @param name for errors */
    public static Corpus parse(String name, String text) {
        List<Entry> entries = new ArrayList<>();
        Entry entry = null;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String place = name + ":" + number;
            if (line.isBlank() || line.startsWith("//")) {
                continue;
            }
            if (line.startsWith("#")) {
                entry = new Entry(place, line.substring(1).strip(), new LinkedHashMap<>());
                entries.add(entry);
            } else if (entry == null) {
                throw new AssertionError(place + ": no entry has begun: a line '# name' must come first");
            } else {
                entry.add(place, line);
            }
        }
        if (entries.isEmpty()) {
            throw new AssertionError("the corpus " + name + " has no entry");
        }
        Set<String> names = new java.util.HashSet<>();
        for (Entry each : entries) {
            each.check();
            if (!names.add(each.name)) {
                throw new AssertionError(each.place + ": a second entry is called '" + each.name + "'");
            }
        }
        return new Corpus(name, entries);
    }

    /** All, in order; at least one. */
    public List<Entry> entries() {
        return entries;
    }

    /** Those whose octets decode. */
    public List<Entry> valid() {
        return entries.stream().filter(Entry::isValid).toList();
    }

    /** The entry of a name. */
    public Entry entry(String called) {
        return entries.stream()
                .filter(entry -> entry.name.equals(called))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the corpus " + name + " has no entry '" + called + "'"));
    }

    /** A test for each entry that fulfils a condition. */
    public Stream<DynamicTest> tests(Predicate<Entry> which, ThrowingConsumer<Entry> test) {
        return entries.stream()
                .filter(which)
                .map(entry -> DynamicTest.dynamicTest(entry.name, () -> {
                    try {
                        test.accept(entry);
                    } catch (AssertionError e) {
                        throw new AssertionError(entry.place + " " + entry.name + ": " + e.getMessage(), e);
                    }
                }));
    }

    /** What a malformed entry demands. @param code 0 if not stated @param subcode -1 if not stated */
    public record Malformation(Severity severity, int code, int subcode, int offset) {}

    /** One entry. */
    public static final class Entry {
        private final String place;
        private final String name;
        private final Map<String, String> values;
        private String lastKey = "";

        private Entry(String place, String name, Map<String, String> values) {
            this.place = place;
            this.name = name;
            this.values = values;
        }

        private void add(String where, String line) {
            if (Character.isWhitespace(line.charAt(0))) {
                if (lastKey.isEmpty()) {
                    throw new AssertionError(where + ": an indented line goes on with a value, but none has begun");
                }
                String separator = isHex(lastKey) ? "\n" : " ";
                values.merge(lastKey, line.strip(), (before, more) -> (before + separator + more).strip());
                return;
            }
            int colon = line.indexOf(':');
            String key = colon < 0 ? line : line.substring(0, colon);
            if (!KEYS.contains(key)) {
                throw new AssertionError(where + ": '" + key + "' is none of " + new java.util.TreeSet<>(KEYS));
            }
            if (values.put(key, line.substring(colon + 1).strip()) != null) {
                throw new AssertionError(where + ": '" + key + "' is there twice");
            }
            lastKey = key;
        }

        private void check() {
            if (name.isEmpty()) {
                throw new AssertionError(place + ": the entry has no name");
            }
            if (!has("hex") && !has("rejects") && !has("not-offered-with")) {
                throw new AssertionError(
                        place + " " + name + ": neither hex nor rejects nor not-offered-with is there");
            }
            if (has("malformed")) {
                malformation();
            }
            for (String key : List.of("hex", "canonical", "key")) {
                if (has(key)) {
                    octets(key);
                }
            }
        }

        private static boolean isHex(String key) {
            return key.equals("hex") || key.equals("canonical") || key.equals("key");
        }

        public String name() {
            return name;
        }

        /** Whether it has octets that decode. */
        public boolean isValid() {
            return has("hex") && !has("malformed");
        }

        public boolean isMalformed() {
            return has("malformed");
        }

        public boolean has(String key) {
            return values.containsKey(key);
        }

        /** What stands behind a key. */
        public String text(String key) {
            String value = values.get(key);
            if (value == null) {
                throw new AssertionError(place + " " + name + ": it must say '" + key + "'");
            }
            return value;
        }

        /** The same, or null. */
        public @Nullable String textOrNull(String key) {
            return values.get(key);
        }

        /** Octets behind a key. */
        public byte[] octets(String key) {
            try {
                return HexText.hex(text(key));
            } catch (IllegalArgumentException e) {
                throw new AssertionError(place + " " + name + ": " + key + ": " + e.getMessage(), e);
            }
        }

        /** The octets to decode. */
        public byte[] octets() {
            return octets("hex");
        }

        /** What encoding writes: the same, unless the entry says otherwise. */
        public byte[] canonical() {
            return octets(has("canonical") ? "canonical" : "hex");
        }

        /** The path identifier to describe it with. */
        public long pathId() {
            return has("path-id") ? Long.parseLong(text("path-id")) : NlriCodec.NO_PATH_ID;
        }

        /** The session it was received in: by default internal, with four-octet AS numbers and AIGP. */
        public CodecContext context(CodecView codecs) {
            List<String> words = has("context") ? List.of(text("context").split(" +")) : List.of();
            for (String word : words) {
                if (!Set.of("asn2", "external", "no-aigp").contains(word)) {
                    throw new AssertionError(
                            place + " " + name + ": context: '" + word + "' is none of asn2, external, no-aigp");
                }
            }
            return new CodecContext(
                    !words.contains("asn2"),
                    !words.contains("external"),
                    65001,
                    words.contains("external") ? 65002 : 65001,
                    !words.contains("no-aigp"),
                    Negotiated.NOTHING,
                    codecs,
                    0);
        }

        /** What is stated behind {@code malformed}: {@code treat-as-withdraw 3/5 at 2}. */
        public Malformation malformation() {
            String[] words = text("malformed").split(" +");
            boolean hasCode = words.length == 4;
            if (!hasCode && words.length != 3 || !words[words.length - 2].equals("at")) {
                throw new AssertionError(place + " " + name + ": malformed: write 'severity [code/subcode] at offset'");
            }
            try {
                Severity severity = Severity.valueOf(words[0].replace('-', '_').toUpperCase(Locale.ROOT));
                String[] numbers = hasCode ? words[1].split("/") : new String[] {"0", "-1"};
                return new Malformation(
                        severity,
                        Integer.parseInt(numbers[0]),
                        Integer.parseInt(numbers[1]),
                        Integer.parseInt(words[words.length - 1]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new AssertionError(place + " " + name + ": malformed: " + e.getMessage(), e);
            }
        }

        @Override
        public String toString() {
            return place + " " + name;
        }
    }
}
