package org.herald.lib.route;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** Tells the family of a statement that does not name it, by its content. */
final class FamilyChoice {
    /** Whether a second word of families stands for those with a suffix too: {@code flow} for {@code flow-vpn}. */
    enum Suffixes {
        ALLOWED,
        REFUSED
    }

    private final StatementProbe probe = new StatementProbe();

    /** The family of {@code route <prefix> …}. @param prefixAt index of the prefix */
    AddressFamily<?> ofPrefix(Words words, int prefixAt, CodecView codecs) throws StatementException {
        if (prefixAt >= words.count()) {
            throw words.failure("the statement ends where a prefix is expected", List.of());
        }
        IpAddress address = StatementProbe.addressAt(words, prefixAt);
        if (address == null) {
            throw words.failureAt(prefixAt, "'" + words.word(prefixAt) + "' is not a valid prefix", List.of());
        }
        AddressFamily<?> best = fittest(codecs.families(), words, prefixAt);
        if (best == null) {
            throw noFamily(words, prefixAt, address, codecs);
        }
        return best;
    }

    /** The family of a statement whose head, already taken, is a second word of families; the first address in it decides. */
    AddressFamily<?> ofSafi(String safi, Suffixes suffixes, Words words, CodecView codecs) throws StatementException {
        List<AddressFamily<?>> candidates = new ArrayList<>();
        for (AddressFamily<?> family : codecs.families()) {
            if (family.names().isSafi(safi)
                    || suffixes == Suffixes.ALLOWED && family.names().safi().startsWith(safi + "-")) {
                candidates.add(family);
            }
        }
        if (candidates.isEmpty()) {
            throw noFamily(safi, words, codecs);
        }
        int prefixAt = words.position();
        while (prefixAt < words.count() && StatementProbe.addressAt(words, prefixAt) == null) {
            prefixAt++;
        }
        AddressFamily<?> best = fittestOfSection(candidates, words, prefixAt);
        if (best != null) {
            return best;
        }
        boolean isIpv6 = probe.address().isIpv6();
        for (AddressFamily<?> family : candidates) {
            if (family.names().afi().equals("ipv6") == isIpv6) {
                return family;
            }
        }
        return candidates.get(0);
    }

    /**
     * The family of a statement that names one: that one, unless it does not fit and a family of the same address family whose second word goes
     * on from the named one does ({@code ipv4 flow … rd …}).
     */
    AddressFamily<?> ofNamed(AddressFamily<?> named, Words words, CodecView codecs) {
        AddressFamily<?> longer = null;
        List<AddressFamily<?>> families = codecs.families();
        for (int index = 0; index < families.size() && longer == null; index++) {
            longer = isLonger(families.get(index), named) ? families.get(index) : null;
        }
        if (longer == null) {
            return named;
        }
        probe.begin(words, words.position());
        boolean isLongerFit = named.syntax().fitOfSection(probe) == RouteSyntax.NO_FIT
                && longer.syntax().fitOfSection(probe) != RouteSyntax.NO_FIT;
        return isLongerFit ? longer : named;
    }

    private static boolean isLonger(AddressFamily<?> family, AddressFamily<?> named) {
        String safi = family.names().safi();
        int length = named.names().safi().length();
        return family.id().afi() == named.id().afi()
                && safi.length() > length
                && safi.charAt(length) == '-'
                && safi.startsWith(named.names().safi());
    }

    /** Lets go of the statement. */
    void end() {
        probe.end();
    }

    private @Nullable AddressFamily<?> fittest(List<AddressFamily<?>> families, Words words, int prefixAt) {
        probe.begin(words, prefixAt);
        AddressFamily<?> best = null;
        int bestFit = RouteSyntax.NO_FIT;
        for (int index = 0; index < families.size(); index++) {
            AddressFamily<?> family = families.get(index);
            int fit = family.syntax().fit(probe);
            if (fit > bestFit) {
                best = family;
                bestFit = fit;
            }
        }
        return best;
    }

    private @Nullable AddressFamily<?> fittestOfSection(List<AddressFamily<?>> families, Words words, int prefixAt) {
        probe.begin(words, prefixAt);
        AddressFamily<?> best = null;
        int bestFit = RouteSyntax.NO_FIT;
        for (AddressFamily<?> family : families) {
            int fit = family.syntax().fitOfSection(probe);
            if (fit > bestFit) {
                best = family;
                bestFit = fit;
            }
        }
        return best;
    }

    private static StatementException noFamily(Words words, int prefixAt, IpAddress address, CodecView codecs) {
        String feature = FamilyWords.featureFor(address.isIpv6() ? "ipv6" : "ipv4", "unicast", codecs);
        return words.failureAt(
                prefixAt,
                "no installed bundle takes the route '" + words.word(prefixAt) + "'"
                        + (feature == null ? "" : "; the feature " + feature + " does"),
                List.of());
    }

    private static StatementException noFamily(String safi, Words words, CodecView codecs) {
        int at = Math.max(0, words.position() - 1);
        String feature = codecs.featureFor(safi);
        for (String afi : new String[] {"ipv4", "ipv6", "l2vpn", "bgp-ls"}) {
            feature = feature == null ? FamilyWords.featureFor(afi, safi, codecs) : feature;
        }
        if (feature != null) {
            return words.failureAt(
                    at,
                    "no installed bundle provides the family " + safi + "; the feature " + feature + " does",
                    List.of());
        }
        return words.failureAt(at, "'" + safi + "' is not a statement for routes", List.of("route", "attributes"));
    }
}
