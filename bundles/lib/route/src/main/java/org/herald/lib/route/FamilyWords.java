package org.herald.lib.route;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;

/** Families as users write them: {@code ipv4 unicast}, in any case. */
public final class FamilyWords {
    private static final int MOST_AFI = 0xFFFF;
    private static final int MOST_SAFI = 0xFF;

    private FamilyWords() {}

    /** Takes the two words of an installed family, or two numbers: then of one that takes octets, if none is installed. @throws StatementException naming the feature if it is known but not installed */
    public static AddressFamily<?> family(Words words, CodecView codecs) throws StatementException {
        String afi = words.next("an address family").toLowerCase(Locale.ROOT);
        return family(afi, words, codecs);
    }

    /** Takes the second word of an installed family, whose first is known: in the section {@code announce { ipv4 { … } }}. */
    public static AddressFamily<?> family(String afi, Words words, CodecView codecs) throws StatementException {
        int at = Math.max(0, words.position() - 1);
        if (isNumber(afi)) {
            return numbered(afi, words, at, (int) words.number("SAFI", MOST_SAFI), codecs);
        }
        String safi = words.hasNext() ? words.peek().toLowerCase(Locale.ROOT) : "";
        AddressFamily<?> family = codecs.family(afi, safi);
        if (family == null) {
            throw unknown(words, at, afi, safi, codecs);
        }
        words.next("a subsequent address family");
        return family;
    }

    private static AddressFamily<?> numbered(String word, Words words, int afiAt, int safi, CodecView codecs)
            throws StatementException {
        byte[] digits = word.getBytes(StandardCharsets.UTF_8);
        long afi = Words.parseNumber(digits, 0, digits.length, MOST_AFI);
        if (afi <= 0) {
            throw words.failureAt(afiAt, "'" + word + "' is not a valid AFI (1-65535)", List.of());
        }
        FamilyId id = new FamilyId((int) afi, safi);
        AddressFamily<?> installed = codecs.family(id);
        return installed != null ? installed : new RawFamily(id);
    }

    /** Whether an address family is written as its number. */
    public static boolean isNumber(String afi) {
        return !afi.isEmpty() && Character.isDigit(afi.charAt(0));
    }

    /** Takes two words, and gives the family's numbers. */
    public static FamilyId id(Words words, CodecView codecs) throws StatementException {
        return family(words, codecs).id();
    }

    /** The feature that gives a family, null if none is known. */
    public static @Nullable String featureFor(String afi, String safi, CodecView codecs) {
        String feature = codecs.featureFor(afi + " " + safi);
        return feature != null ? feature : codecs.featureFor(afi + "/" + safi);
    }

    /** The error about the family words at an index. */
    static StatementException unknown(Words words, int at, String afi, String safi, CodecView codecs) {
        List<String> afis = new ArrayList<>();
        List<String> safis = new ArrayList<>();
        for (AddressFamily<?> family : codecs.families()) {
            if (!afis.contains(family.names().afi())) {
                afis.add(family.names().afi());
            }
            if (family.names().afi().equals(afi)) {
                safis.add(family.names().safi());
                safis.addAll(family.names().aliases());
            }
        }
        String feature = featureFor(afi, safi, codecs);
        if (feature != null) {
            return words.failureAt(
                    at,
                    "no installed bundle provides the family " + afi + " " + safi + "; the feature " + feature
                            + " does",
                    List.of());
        }
        if (safis.isEmpty()) {
            return words.failureAt(at, "'" + afi + "' is not an address family here", afis);
        }
        if (safi.isEmpty()) {
            return words.failure("the statement ends where a family of " + afi + " is expected", safis);
        }
        return words.failure("'" + safi + "' is not valid for " + afi, safis);
    }
}
