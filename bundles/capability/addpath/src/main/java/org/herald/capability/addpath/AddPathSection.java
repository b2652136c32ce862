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
 * {@code add-path { ipv4 unicast; }}: in which families path identifiers are offered. Its value is a list of two words each, or of {@link #ALL}.
 */
final class AddPathSection implements ConfigSection {
    static final String PATH = "neighbor/add-path";
    static final String ALL = "all";

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
                new Grammar.Statement("ipv4", "<safi>", "offer path identifiers in a family of IPv4", "ipv4 unicast"),
                new Grammar.Statement("ipv6", "<safi>", "offer path identifiers in a family of IPv6", "ipv6 unicast"),
                new Grammar.Statement(ALL, "", "offer them in every family that can have them", ALL));
    }

    @Override
    public Object statement(Words words, @Nullable Object previous) throws StatementException {
        List<String> entries = new ArrayList<>();
        if (previous instanceof List<?> earlier) {
            earlier.forEach(entry -> entries.add((String) entry));
        }
        int start = words.position();
        String entry = words.accept(ALL) ? ALL : family(words);
        words.expectEnd();
        if (entries.contains(entry)) {
            throw words.failureAt(start, "duplicate add-path entry for " + entry, List.of());
        }
        entries.add(entry);
        return List.copyOf(entries);
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
