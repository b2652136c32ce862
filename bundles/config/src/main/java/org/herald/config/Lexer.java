package org.herald.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the text of a configuration into statements, without making strings.
 *
 * <p>A statement ends with <code>; { }</code> on the line on which it began; a line that ends in a backslash goes on in the next. Words are cut
 * at blanks; <code>[ ] ,</code> are words of their own. Quotes of either kind keep everything else literal. Backslashes are escapes as in JSON, and make any other
 * character literal. {@code #} begins a comment.
 */
final class Lexer {
    /** How a statement ended. */
    enum End {
        /** {@code ;}, or a brace that should have stood behind one. */
        STATEMENT,
        /** An opening brace: the words are the head of a section. */
        OPEN,
        /** A closing brace, without words. */
        CLOSE,
        /** The end of the text, without words. */
        FILE
    }

    /** Whether braces and semicolons of a block are words. */
    enum Marks {
        KEPT,
        /** A block is read as if it were one statement; it cannot have blocks in it. */
        DROPPED
    }

    /** Whether parentheses are words of their own. */
    enum Parentheses {
        /** They are: among the words of routes, {@code (65000:192.0.2.1)} is three. */
        SEPARATE,
        /** They are letters like others: passwords, names and arguments may have them. */
        LITERAL
    }

    private static final Logger LOG = LoggerFactory.getLogger(Lexer.class);
    private static final int END_OF_TEXT = -1;

    private final Source source;
    private final byte[] text;
    private int at;
    private int statementStart;
    private Parentheses parentheses = Parentheses.LITERAL;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
        boolean hasByteOrderMark =
                text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        this.at = hasByteOrderMark ? 3 : 0;
    }

    void parentheses(Parentheses how) {
        parentheses = how;
    }

    /** Where the newest statement began. */
    int statementStart() {
        return statementStart;
    }

    /** Reads the next statement into words. */
    End next(Words words) throws StatementException {
        words.begin(text);
        while (true) {
            int mark = readWords(words, 0);
            boolean isEmpty = words.count() == 0;
            statementStart = isEmpty ? Math.min(at, text.length) : words.start(0);
            switch (mark) {
                case ';' -> {
                    at++;
                    if (!isEmpty) {
                        return End.STATEMENT;
                    }
                }
                case '{' -> {
                    at++;
                    return End.OPEN;
                }
                case '}' -> {
                    if (!isEmpty) {
                        warnUnended(words);
                        return End.STATEMENT;
                    }
                    at++;
                    return End.CLOSE;
                }
                default -> {
                    return End.FILE;
                }
            }
        }
    }

    /** Adds the words of a block whose opening brace was just read, up to and with its closing brace. */
    void block(Words words, Marks marks) throws StatementException {
        int opened = at - 1;
        boolean isKept = marks == Marks.KEPT;
        if (isKept) {
            words.add(opened, at);
        }
        int depth = 1;
        while (depth > 0) {
            int first = words.count();
            int mark = readWords(words, first);
            if (mark == END_OF_TEXT) {
                throw failure("this section is not closed, '}' is missing", opened);
            }
            if (mark == '{' && !isKept) {
                throw failure("no section can be opened here", at);
            }
            if (mark == '}' && words.count() > first) {
                warnUnended(words);
            }
            depth += mark == '{' ? 1 : mark == '}' ? -1 : 0;
            at++;
            if (isKept) {
                words.add(at - 1, at);
            }
        }
    }

    /** Adds words up to the mark that ends them, which is not taken; returns it. */
    private int readWords(Words words, int first) throws StatementException {
        while (at < text.length) {
            byte character = text[at];
            switch (character) {
                case ' ', '\t', '\r' -> at++;
                case '\n' -> {
                    if (words.count() > first) {
                        throw incomplete(words, first);
                    }
                    at++;
                }
                case ';', '{', '}' -> {
                    return character;
                }
                case '#' -> skipComment();
                case '[', ']', ',' -> words.add(at, ++at);
                case '\\' -> {
                    int behind = behindContinuation(at);
                    if (behind > at) {
                        at = behind;
                    } else {
                        word(words);
                    }
                }
                default -> word(words);
            }
        }
        if (words.count() > first) {
            throw incomplete(words, first);
        }
        return END_OF_TEXT;
    }

    private void word(Words words) throws StatementException {
        int start = at;
        byte character = text[at];
        if (parentheses == Parentheses.SEPARATE && (character == '(' || character == ')')) {
            words.add(at, ++at);
            return;
        }
        if (character == '"' || character == '\'') {
            int close = plainClose(at + 1, character);
            if (close > 0 && isEndOfWord(close + 1)) {
                words.add(start + 1, close);
                at = close + 1;
                return;
            }
        }
        while (!isEndOfWord(at)) {
            character = text[at];
            if (character == '"' || character == '\'' || character == '\\') {
                wordWithEscapes(words, start);
                return;
            }
            at++;
        }
        words.add(start, at);
    }

    private boolean isEndOfWord(int index) {
        if (index >= text.length) {
            return true;
        }
        return switch (text[index]) {
            case ' ', '\t', '\r', '\n', ';', '{', '}', '#', '[', ']', ',' -> true;
            case '(', ')' -> parentheses == Parentheses.SEPARATE;
            default -> false;
        };
    }

    /** Where a quote closes that has neither escapes nor a line's end in it; -1 if it has. */
    private int plainClose(int from, byte quote) {
        for (int index = from; index < text.length; index++) {
            byte character = text[index];
            if (character == quote) {
                return index;
            }
            if (character == '\\' || character == '\n') {
                return -1;
            }
        }
        return -1;
    }

    /** A word whose octets are not those of the text: it never gets longer, so it is resolved in place. */
    private void wordWithEscapes(Words words, int start) throws StatementException {
        source.keepOriginal();
        int out = at;
        int quotedAt = -1;
        byte quote = 0;
        while (at < text.length && (quotedAt >= 0 || !isEndOfWord(at))) {
            byte character = text[at];
            if (character == '\\') {
                int behind = behindContinuation(at);
                if (behind > at) {
                    at = behind;
                } else {
                    out = escape(out);
                }
            } else if (quotedAt >= 0 && character == quote) {
                quotedAt = -1;
                at++;
            } else if (quotedAt < 0 && (character == '"' || character == '\'')) {
                quote = character;
                quotedAt = at++;
            } else if (character == '\n') {
                throw failure("the quote is not closed at the end of its line", quotedAt);
            } else {
                text[out++] = character;
                at++;
            }
        }
        if (quotedAt >= 0) {
            throw failure("the quote is not closed", quotedAt);
        }
        words.add(start, out);
    }

    /** Resolves the escape at the current place; returns where the next octet goes. */
    private int escape(int out) throws StatementException {
        int backslash = at++;
        if (at >= text.length) {
            throw failure("nothing stands behind this backslash", backslash);
        }
        byte character = text[at++];
        int plain = switch (character) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> -1;
            default -> character;
        };
        if (plain >= 0 || character != 'u') {
            text[out] = (byte) plain;
            return out + 1;
        }
        int unit = hexUnit(backslash);
        String letter = String.valueOf((char) unit);
        if (Character.isHighSurrogate((char) unit) && at + 1 < text.length && text[at] == '\\' && text[at + 1] == 'u') {
            at += 2;
            letter += (char) hexUnit(at - 2);
        }
        byte[] octets = letter.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(octets, 0, text, out, octets.length);
        return out + octets.length;
    }

    private int hexUnit(int backslash) throws StatementException {
        int value = 0;
        for (int digits = 0; digits < 4; digits++) {
            int digit = at < text.length ? Character.digit(text[at], 16) : -1;
            if (digit < 0) {
                throw failure("a unicode escape needs 4 hexadecimal digits, as in \\u00e9", backslash);
            }
            value = value << 4 | digit;
            at++;
        }
        return value;
    }

    /** If a backslash is the last character of its line but for blanks: the start of the next line; else the backslash itself. */
    private int behindContinuation(int backslash) {
        int index = backslash + 1;
        while (index < text.length && (text[index] == ' ' || text[index] == '\t' || text[index] == '\r')) {
            index++;
        }
        if (index == text.length) {
            return index;
        }
        return text[index] == '\n' ? index + 1 : backslash;
    }

    /** A comment goes on in the next line if its own ends in a backslash, as lines are joined first. */
    private void skipComment() {
        while (at < text.length && text[at] != '\n') {
            int behind = text[at] == '\\' ? behindContinuation(at) : at;
            at = behind > at ? behind : at + 1;
        }
    }

    private void warnUnended(Words words) {
        LOG.atWarn()
                .addKeyValue("place", source.place(words.start(words.count() - 1)))
                .addKeyValue("word", words.word(words.count() - 1))
                .log("configuration.semicolon.missing");
    }

    private StatementException incomplete(Words words, int first) {
        return words.failureAt(
                first,
                "the statement '" + words.word(first)
                        + "' is not complete at the end of its line, ';' or '{' is missing",
                List.of());
    }

    /** An error about an octet. */
    StatementException failure(String reason, int offset) {
        return new StatementException(reason, "").at(source.place(offset));
    }
}
