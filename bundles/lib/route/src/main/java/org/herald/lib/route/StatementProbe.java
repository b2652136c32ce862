package org.herald.lib.route;

import java.util.Arrays;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What families are told of a statement whose family is chosen by its content. Every installed family asks for its few words, most of them
 * the same, so answers are kept for the statement.
 */
final class StatementProbe implements RouteSyntax.RouteProbe {
    private static final IpAddress UNSPECIFIED = IpAddress.ofIpv4(0);
    private static final int MOST_ANSWERS = 16;

    private @Nullable Words words;
    private IpAddress address = UNSPECIFIED;
    private final @Nullable String[] asked = new String[MOST_ANSWERS];
    private final boolean[] answers = new boolean[MOST_ANSWERS];
    private int count;

    /** Begins a statement. @param prefixAt the index of its prefix, whose address may be missing */
    void begin(Words statement, int prefixAt) {
        words = statement;
        count = 0;
        IpAddress found = addressAt(statement, prefixAt);
        address = found == null ? UNSPECIFIED : found;
    }

    /** Forgets the statement. */
    void end() {
        words = null;
        Arrays.fill(asked, 0, count, null);
        count = 0;
    }

    /** The address of an address or prefix, null if the word is neither. */
    static @Nullable IpAddress addressAt(Words statement, int index) {
        if (index >= statement.count()) {
            return null;
        }
        byte[] text = statement.text();
        int from = statement.start(index);
        int to = from;
        while (to < statement.end(index) && text[to] != '/') {
            to++;
        }
        return InetText.parse(text, from, to);
    }

    @Override
    public IpAddress address() {
        return address;
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // constants of families: an equal string of another identity is only asked again
    public boolean has(String word) {
        for (int index = 0; index < count; index++) {
            if (asked[index] == word) {
                return answers[index];
            }
        }
        boolean isThere = find(word);
        if (count < MOST_ANSWERS) {
            asked[count] = word;
            answers[count++] = isThere;
        }
        return isThere;
    }

    @Override
    public @Nullable IpAddress addressBehind(String word) {
        Words statement = words;
        int at = indexOf(word);
        return statement == null || at < 0 ? null : addressAt(statement, at + 1);
    }

    private boolean find(String word) {
        return indexOf(word) >= 0;
    }

    private int indexOf(String word) {
        Words statement = words;
        if (statement == null) {
            return -1;
        }
        for (int index = 0; index < statement.count(); index++) {
            if (statement.equalsAt(index, word)) {
                return index;
            }
        }
        return -1;
    }
}
