package org.herald.config;

import java.nio.charset.StandardCharsets;
import org.herald.api.config.StatementException.Place;
import org.jspecify.annotations.Nullable;

/** The text of one configuration, and where things stand in it. Lines are only counted when there is an error to tell. */
final class Source {
    private final String name;
    private final byte[] text;
    private byte @Nullable [] original;

    /** @param text the lexer's own: escapes are resolved in it */
    Source(String name, byte[] text) {
        this.name = name;
        this.text = text;
    }

    byte[] text() {
        return text;
    }

    /** Keeps the text as it was written, before the first octet of it changes. */
    void keepOriginal() {
        if (original == null) {
            original = text.clone();
        }
    }

    /** Whether a place is in this text. */
    boolean isOf(Place place) {
        return place.source().equals(name);
    }

    /** Where an octet stands. */
    Place place(int offset) {
        byte[] written = written();
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < offset && at < written.length; at++) {
            if (written[at] == '\n') {
                line++;
                lineStart = at + 1;
            }
        }
        int start = offset;
        if (start > lineStart && start <= written.length && isQuote(written[start - 1])) {
            start--;
        }
        int column = 1;
        for (int at = lineStart; at < start && at < written.length; at++) {
            column += isCharacterStart(written[at]) ? 1 : 0;
        }
        return new Place(name, line, column);
    }

    /** The line of a place, and below it a caret under its column. */
    String excerpt(Place place) {
        byte[] written = written();
        int from = 0;
        for (int line = 1; line < place.line(); from++) {
            if (from >= written.length) {
                return "";
            }
            line += written[from] == '\n' ? 1 : 0;
        }
        int to = from;
        while (to < written.length && written[to] != '\n' && written[to] != '\r') {
            to++;
        }
        String line = new String(written, from, to - from, StandardCharsets.UTF_8);
        StringBuilder caret = new StringBuilder();
        for (int column = 1; column < place.column() && column <= line.length(); column++) {
            caret.append(line.charAt(column - 1) == '\t' ? '\t' : ' ');
        }
        return line + "\n" + caret + "^";
    }

    private byte[] written() {
        return original == null ? text : original;
    }

    private static boolean isQuote(byte character) {
        return character == '"' || character == '\'';
    }

    private static boolean isCharacterStart(byte octet) {
        return (octet & 0xC0) != 0x80;
    }
}
