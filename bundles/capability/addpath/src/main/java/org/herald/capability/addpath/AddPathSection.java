package org.herald.capability.addpath;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code add-path { ipv4 unicast; }}: in which families path identifiers are offered. Its value is a list of two words each, or of
 * {@link #ALL}; behind a family's two words may stand {@code limit} and a number, which the bundle of capability 76 reads (PATHS-LIMIT).
 */
final class AddPathSection implements ConfigSection {
    static final String PATH = "neighbor/add-path";
    static final String ALL = "all";

    private static final String LIMIT = "limit";
    private static final int PATHS_LIMIT = 76;
    private static final int MOST_PATHS = 0xFFFF;

    private final @Nullable CodecView codecs;

    /** @param codecs what is installed; null if that is not known: then any two words are a family */
    AddPathSection(@Nullable CodecView codecs) {
        this.codecs = codecs;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(
                new Grammar.Statement(
                        "ipv4",
                        "<safi> [limit <1-65535>]",
                        "offer path identifiers in a family of IPv4, and ask for so many paths of a prefix at the most",
                        "ipv4 unicast"),
                new Grammar.Statement(
                        "ipv6",
                        "<safi> [limit <1-65535>]",
                        "offer path identifiers in a family of IPv6, and ask for so many paths of a prefix at the most",
                        "ipv6 unicast limit 10"),
                new Grammar.Statement(ALL, "", "offer them in every family that can have them", ALL));
    }

    @Override
    public Object statement(Words words, @Nullable Object previous) throws StatementException {
        List<String> entries = new ArrayList<>();
        if (previous instanceof List<?> earlier) {
            earlier.forEach(entry -> entries.add((String) entry));
        }
        int start = words.position();
        String family = words.accept(ALL) ? ALL : family(words);
        String limit = "";
        if (family.equals(ALL)) {
            words.expectEnd();
        } else {
            limit = limit(words, family);
        }
        if (entries.stream().anyMatch(earlier -> withoutLimit(earlier).equals(family))) {
            throw words.failureAt(start, "duplicate add-path entry for " + family, List.of());
        }
        entries.add(family + limit);
        return List.copyOf(entries);
    }

    /** {@code limit N} behind a family; nothing if it is not there. */
    private String limit(Words words, String family) throws StatementException {
        if (!words.hasNext()) {
            return "";
        }
        if (!words.accept(LIMIT)) {
            throw words.failure("unexpected token after " + family + ": " + words.peek(), List.of(LIMIT));
        }
        if (codecs != null && codecs.capability(PATHS_LIMIT) == null) {
            String feature = codecs.featureFor("paths-limit");
            throw words.failureAt(
                    words.position() - 1,
                    "no installed bundle provides paths-limit"
                            + (feature == null ? "" : "; feature " + feature + " does"),
                    List.of());
        }
        int at = words.position();
        String number = words.next("a number for paths-limit");
        long paths = Words.parseNumber(words.text(), words.start(at), words.end(at), MOST_PATHS);
        if (paths < 1) {
            throw words.failureAt(at, "paths-limit must be 1-65535, got " + number, List.of());
        }
        words.expectEnd();
        return " " + LIMIT + " " + paths;
    }

    /** An entry's family, or {@link #ALL}. */
    static String withoutLimit(String entry) {
        int at = entry.indexOf(" " + LIMIT + " ");
        return at < 0 ? entry : entry.substring(0, at);
    }

    private String family(Words words) throws StatementException {
        int start = words.position();
        String afi = words.next("an address family, or all");
        if (!words.hasNext()) {
            throw words.failureAt(start, "'" + afi + "' is not a family", names());
        }
        String safi = words.next("a family's second word");
        if (codecs == null) {
            return afi + " " + safi;
        }
        AddressFamily<?> family = codecs.family(afi, safi);
        if (family != null) {
            return family.names().spaced();
        }
        String name = afi + " " + safi;
        String feature = codecs.featureFor(name);
        if (feature != null) {
            throw words.failureAt(
                    start + 1, "no installed bundle provides " + name + "; feature " + feature + " does", List.of());
        }
        throw words.failureAt(start, "'" + name + "' is not a family", names());
    }

    private List<String> names() {
        Stream<AddressFamily<?>> families = codecs == null ? Stream.of() : codecs.families().stream();
        return families.filter(family -> family.traits().contains(FamilyTrait.ADD_PATH))
                .map(family -> family.names().spaced())
                .toList();
    }

    @Override
    public List<String> print(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }
}
