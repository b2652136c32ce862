package org.herald.capability.extendednexthop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
 * {@code nexthop { ipv4 unicast ipv6; }}: which families may have next hops of the other address family. Its value is a list of three words
 * each.
 */
final class NextHopSection implements ConfigSection {
    static final String PATH = "neighbor/nexthop";
    static final String IPV4 = "ipv4";
    static final String IPV6 = "ipv6";

    private final @Nullable CodecView codecs;

    /** @param codecs what is installed; null if that is not known: then any second word is one */
    NextHopSection(@Nullable CodecView codecs) {
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
                        IPV4, "<safi> " + IPV6, "routes of the family may have IPv6 next hops", "ipv4 unicast ipv6"),
                new Grammar.Statement(
                        IPV6,
                        "<safi> " + IPV4,
                        "accepted; needs no capability and is not offered",
                        "ipv6 unicast ipv4"));
    }

    @Override
    public Object statement(Words words, @Nullable Object previous) throws StatementException {
        List<String> entries = new ArrayList<>();
        if (previous instanceof List<?> earlier) {
            earlier.forEach(entry -> entries.add((String) entry));
        }
        int start = words.position();
        String afi = words.next("an address family");
        if (!afi.equals(IPV4) && !afi.equals(IPV6)) {
            throw words.failureAt(start, "'" + afi + "' is not a valid AFI of nexthop", List.of(IPV4, IPV6));
        }
        String safi = safi(afi, words);
        String other = afi.equals(IPV4) ? IPV6 : IPV4;
        String nextHop = words.next("the address family of the next hop");
        if (!nextHop.equals(other)) {
            throw words.failureAt(
                    words.position() - 1, "'" + nextHop + "' is not a valid next-hop AFI", List.of(other));
        }
        words.expectEnd();
        String entry = afi + " " + safi + " " + nextHop;
        if (entries.contains(entry)) {
            throw words.failureAt(start, "duplicate nexthop entry for " + entry, List.of());
        }
        entries.add(entry);
        return List.copyOf(entries);
    }

    private String safi(String afi, Words words) throws StatementException {
        int at = words.position();
        String word = words.next("a family's second word");
        if (codecs == null) {
            return word;
        }
        AddressFamily<?> family = codecs.family(afi, word);
        String name = afi + " " + word;
        if (family == null && codecs.featureFor(name) != null) {
            String feature = codecs.featureFor(name);
            throw words.failureAt(
                    at, "no installed bundle provides " + name + "; feature " + feature + " does", List.of());
        }
        if (family == null || !isAllowed(family)) {
            throw words.failureAt(at, "'" + word + "' is not a valid SAFI of nexthop " + afi, allowed(afi));
        }
        return family.names().safi();
    }

    /** A family of IPv6 is allowed where its sister of IPv4 is: it is the IPv4 family that has the trait. */
    private boolean isAllowed(AddressFamily<?> family) {
        AddressFamily<?> sister =
                Objects.requireNonNull(codecs).family(IPV4, family.names().safi());
        return Stream.of(family, sister)
                .filter(Objects::nonNull)
                .anyMatch(one -> one.traits().contains(FamilyTrait.EXTENDED_NEXT_HOP));
    }

    private List<String> allowed(String afi) {
        return Objects.requireNonNull(codecs).families().stream()
                .filter(family -> family.names().afi().equals(afi) && isAllowed(family))
                .map(family -> family.names().safi())
                .toList();
    }

    @Override
    public List<String> print(Object value) {
        return ((List<?>) value).stream().map(String.class::cast).toList();
    }
}
