package org.herald.attribute.extcommunity;

import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/**
 * One extended community as users write it: {@code keyword:field:field}, {@code keyword}, {@code keyword field}, {@code 0x} and 16
 * digits, or {@code field:field} for a target. What the keywords are, the installed kinds say.
 */
final class ExtendedCommunityWords {
    /** The kind of a community that is written without a keyword. */
    private static final String DEFAULT_KEYWORD = "target";

    private static final int HEX_DIGITS = 16;
    private static final String[] NO_FIELDS = {};

    private ExtendedCommunityWords() {}

    /** Takes one community; returns its 8 octets. */
    static long parse(Words words, CodecView codecs) throws StatementException {
        int at = words.position();
        String text = words.next("an extended community");
        if (text.startsWith("0x") || text.startsWith("0X")) {
            return hexadecimal(words, at, text);
        }
        int colon = text.indexOf(':');
        String keyword = colon < 0 ? text : text.substring(0, colon);
        ExtendedCommunityType type = codecs.extendedCommunity(keyword);
        if (type != null) {
            return colon < 0
                    ? withoutColon(type, keyword, words, at)
                    : withFields(type, keyword, text.substring(colon + 1), words, at);
        }
        if (colon > 0 && isDigit(text.charAt(0)) && text.indexOf(':', colon + 1) < 0) {
            keyword = DEFAULT_KEYWORD;
            type = codecs.extendedCommunity(keyword);
        }
        if (type == null) {
            throw unknown(keyword, words, at, codecs);
        }
        return withFields(type, keyword, text, words, at);
    }

    private static long hexadecimal(Words words, int at, String text) throws StatementException {
        long value = 0;
        boolean isValid = text.length() == HEX_DIGITS + 2;
        for (int index = 2; index < text.length() && isValid; index++) {
            char character = text.charAt(index);
            int digit = character < 0x80 ? Character.digit(character, 16) : -1;
            isValid = digit >= 0;
            value = value << 4 | digit;
        }
        if (!isValid) {
            throw words.failureAt(
                    at, "'" + text + "' is not a valid extended community (0x and 16 hexadecimal digits)", List.of());
        }
        return value;
    }

    private static long withFields(ExtendedCommunityType type, String keyword, String fields, Words words, int at)
            throws StatementException {
        try {
            return type.parse(keyword, split(fields));
        } catch (IllegalArgumentException invalid) {
            throw invalid(keyword, words, at, invalid);
        }
    }

    /** Kinds without fields, and those whose only field is the next word: {@code redirect-to-nexthop-ietf 192.0.2.1}. */
    private static long withoutColon(ExtendedCommunityType type, String keyword, Words words, int at)
            throws StatementException {
        try {
            return type.parse(keyword, NO_FIELDS);
        } catch (IllegalArgumentException withoutFields) {
            if (!words.hasNext() || words.isNext("]") || words.isNext(",")) {
                throw invalid(keyword, words, at, withoutFields);
            }
            try {
                long value = type.parse(keyword, split(words.peek()));
                words.position(at + 2);
                return value;
            } catch (IllegalArgumentException withNextWord) {
                throw invalid(keyword, words, at, withoutFields);
            }
        }
    }

    private static StatementException invalid(String keyword, Words words, int at, IllegalArgumentException invalid) {
        return words.failureAt(
                at, "'" + words.word(at) + "' is not a valid " + keyword + ": " + invalid.getMessage(), List.of());
    }

    private static StatementException unknown(String keyword, Words words, int at, CodecView codecs) {
        String feature = codecs.featureFor(keyword);
        if (feature != null) {
            return words.failureAt(
                    at,
                    "no installed bundle provides the extended community '" + keyword + "'; the feature " + feature
                            + " does",
                    List.of());
        }
        // The keyword alone, not the whole word, is what a suggestion is near to.
        StatementException aboutKeyword = new StatementException(
                "'" + keyword + "' is not a kind of extended community", keyword, codecs.extendedCommunityKeywords());
        StatementException.Place place = words.failureAt(at, "", List.of()).place();
        return place == null ? aboutKeyword : aboutKeyword.at(place);
    }

    /** The parts between colons, empty ones included. */
    private static String[] split(String text) {
        int count = 1;
        for (int index = 0; index < text.length(); index++) {
            count += text.charAt(index) == ':' ? 1 : 0;
        }
        String[] fields = new String[count];
        int from = 0;
        for (int index = 0; index < count - 1; index++) {
            int colon = text.indexOf(':', from);
            fields[index] = text.substring(from, colon);
            from = colon + 1;
        }
        fields[count - 1] = text.substring(from);
        return fields;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
