package org.herald.testkit;

import java.util.HashSet;
import java.util.Set;

/** Reads JSON as strictly as RFC 8259 is written, and more: a name twice in one object is an error, as many readers lose one of the two. */
public final class JsonText {
    private static final int MOST_DEPTH = 200;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** Fails unless the text is exactly one JSON value. */
    public static void check(String text) {
        JsonText reader = new JsonText(text);
        reader.value(0);
        reader.blanks();
        if (reader.at != text.length()) {
            throw reader.error("something stands behind the value");
        }
    }

    private void value(int depth) {
        if (depth > MOST_DEPTH) {
            throw error("nested too deep");
        }
        blanks();
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) {
        Set<String> names = new HashSet<>();
        at++;
        blanks();
        if (accept('}')) {
            return;
        }
        do {
            blanks();
            String name = string();
            if (!names.add(name)) {
                throw error("the name '" + name + "' comes twice in one object");
            }
            blanks();
            expect(':');
            value(depth + 1);
            blanks();
        } while (accept(','));
        expect('}');
    }

    private void list(int depth) {
        at++;
        blanks();
        if (accept(']')) {
            return;
        }
        do {
            value(depth + 1);
            blanks();
        } while (accept(','));
        expect(']');
    }

    private String string() {
        int start = at + 1;
        expect('"');
        while (peek() != '"') {
            char character = text.charAt(at++);
            if (character < ' ') {
                throw error("a control character stands in a string");
            }
            if (Character.isSurrogate(character)) {
                pair(character);
            }
            if (character == '\\') {
                escape();
            }
        }
        return text.substring(start, at++);
    }

    private void pair(char first) {
        if (!Character.isHighSurrogate(first) || !Character.isLowSurrogate(peek())) {
            throw error("half a surrogate pair stands in a string");
        }
        at++;
    }

    private void escape() {
        char kind = peek();
        at++;
        if (kind == 'u') {
            for (int digit = 0; digit < 4; digit++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw error("\\u needs four digits");
                }
                at++;
            }
        } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
            throw error("\\" + kind + " is no escape");
        }
    }

    private void number() {
        accept('-');
        if (!accept('0')) {
            digits();
        }
        if (accept('.')) {
            digits();
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            digits();
        }
    }

    private void digits() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw error("no value, or a digit is missing");
        }
    }

    private void literal(String word) {
        if (!text.startsWith(word, at)) {
            throw error("no value");
        }
        at += word.length();
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw error("the text ends");
        }
        return text.charAt(at);
    }

    private boolean accept(char character) {
        if (at < text.length() && text.charAt(at) == character) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char character) {
        if (!accept(character)) {
            throw error("'" + character + "' is missing");
        }
    }

    private AssertionError error(String what) {
        return new AssertionError("not JSON, " + what + " at " + at + ": " + text);
    }
}
