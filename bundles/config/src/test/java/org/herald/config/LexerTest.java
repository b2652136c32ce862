package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.junit.jupiter.api.Test;

class LexerTest {
    /** Each statement as {@code word|word ;}. */
    private static List<String> read(String text) throws StatementException {
        return read(text, Lexer.Parentheses.LITERAL);
    }

    private static List<String> read(String text, Lexer.Parentheses parentheses) throws StatementException {
        Source source = new Source("test", text.getBytes(StandardCharsets.UTF_8));
        Lexer lexer = new Lexer(source);
        lexer.parentheses(parentheses);
        Words words = new Words();
        words.places(index -> source.place(words.start(index)));
        List<String> statements = new ArrayList<>();
        for (Lexer.End end = lexer.next(words); end != Lexer.End.FILE; end = lexer.next(words)) {
            statements.add(join(words) + " " + end);
        }
        return statements;
    }

    private static String join(Words words) {
        List<String> all = new ArrayList<>();
        for (int index = 0; index < words.count(); index++) {
            all.add(words.word(index));
        }
        return String.join("|", all);
    }

    private static String failure(String text) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> read(text))
                .satisfies(failure -> messages.add(failure.place() + " " + failure.getMessage()));
        return messages.get(0);
    }

    @Test
    void cutsStatementsAtSemicolonsAndBraces() throws StatementException {
        assertThat(read("a b; c { d e ; } f;"))
                .containsExactly("a|b STATEMENT", "c OPEN", "d|e STATEMENT", " CLOSE", "f STATEMENT");
    }

    @Test
    void readsManyStatementsOnOneLineAndBlanksOfAllKinds() throws StatementException {
        assertThat(read("a\tb ;c;\r\n;\n  d;")).containsExactly("a|b STATEMENT", "c STATEMENT", "d STATEMENT");
    }

    @Test
    void takesBracketsAndCommasApart() throws StatementException {
        assertThat(read("x [a b]; x [ a, b ]; x [a,b];"))
                .containsExactly("x|[|a|b|] STATEMENT", "x|[|a|,|b|] STATEMENT", "x|[|a|,|b|] STATEMENT");
    }

    @Test
    void takesParenthesesApartOnlyAmongRoutes() throws StatementException {
        assertThat(read("password a(b)c;")).containsExactly("password|a(b)c STATEMENT");
        assertThat(read("aggregator (65000:1.2.3.4);", Lexer.Parentheses.SEPARATE))
                .containsExactly("aggregator|(|65000:1.2.3.4|) STATEMENT");
    }

    @Test
    void keepsMarksInsideQuotes() throws StatementException {
        assertThat(read("d \"a; {b} [c], #d\" 'it is \"quoted\"' \"it's\" \"\";"))
                .containsExactly("d|a; {b} [c], #d|it is \"quoted\"|it's| STATEMENT");
    }

    @Test
    void joinsQuotesAndLettersThatTouch() throws StatementException {
        assertThat(read("d a\"b c\"'d'e;")).containsExactly("d|ab cde STATEMENT");
    }

    @Test
    void resolvesEscapes() throws StatementException {
        assertThat(read("d \"a\\tb\\\"c\\\\d\\u00e9\\ud83d\\ude00\\x\" e\\;f g\\u0041;"))
                .containsExactly("d|a\tb\"c\\dé😀x|e;f|gA STATEMENT");
    }

    @Test
    void refusesAUnicodeEscapeWithoutFourDigits() {
        assertThat(failure("ab \"x\\u12\";"))
                .isEqualTo("test:1:6 a unicode escape needs 4 hexadecimal digits, as in \\u00e9");
    }

    @Test
    void dropsComments() throws StatementException {
        assertThat(read("# a; b {\na; # c\n#\nb;#")).containsExactly("a STATEMENT", "b STATEMENT");
    }

    @Test
    void joinsALineThatEndsInABackslash() throws StatementException {
        assertThat(read("a \\\n b \\  \r\n\tc;\nd;")).containsExactly("a|b|c STATEMENT", "d STATEMENT");
        assertThat(read("ab\\\ncd;")).containsExactly("abcd STATEMENT");
        assertThat(read("a \"b \\\n c\";")).containsExactly("a|b  c STATEMENT");
    }

    @Test
    void joinsACommentThatEndsInABackslash() throws StatementException {
        assertThat(read("# a \\\n b;\nc;")).containsExactly("c STATEMENT");
    }

    @Test
    void refusesAStatementThatIsNotCompleteOnItsLine() {
        assertThat(failure("a;\n  neighbor 1.1.1.1\n{"))
                .isEqualTo(
                        "test:2:3 the statement 'neighbor' is not complete at the end of its line, ';' or '{' is missing");
        assertThat(failure("neighbor 1.1.1.1 # x\n{")).startsWith("test:1:1 the statement 'neighbor' is not complete");
        assertThat(failure("a; b c")).startsWith("test:1:4 the statement 'b' is not complete");
    }

    @Test
    void refusesAQuoteThatDoesNotClose() {
        assertThat(failure("a \"b\nc\";")).isEqualTo("test:1:3 the quote is not closed at the end of its line");
        assertThat(failure("a 'b")).isEqualTo("test:1:3 the quote is not closed");
    }

    @Test
    void takesAStatementWithoutSemicolonBeforeABrace() throws StatementException {
        assertThat(read("s { a b }")).containsExactly("s OPEN", "a|b STATEMENT", " CLOSE");
    }

    @Test
    void skipsEmptyStatements() throws StatementException {
        assertThat(read(";; a;;")).containsExactly("a STATEMENT");
    }

    @Test
    void skipsAByteOrderMark() throws StatementException {
        assertThat(read("\uFEFFa;")).containsExactly("a STATEMENT");
    }

    @Test
    void countsColumnsInCharacters() {
        assertThat(failure("x \"é\" \"y;\n")).startsWith("test:1:7 ");
    }

    @Test
    void readsABlockWithAndWithoutItsMarks() throws StatementException {
        assertThat(block("r { a b; c { d; } }", Lexer.Marks.KEPT)).isEqualTo("r|{|a|b|;|c|{|d|;|}|}");
        assertThat(block("r x {\n a b;\n c [ d ];\n}", Lexer.Marks.DROPPED)).isEqualTo("r|x|a|b|c|[|d|]");
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> block("r { a {", Lexer.Marks.DROPPED))
                .withMessage("no section can be opened here");
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(() -> block("r { a;", Lexer.Marks.KEPT))
                .withMessage("this section is not closed, '}' is missing");
    }

    private static String block(String text, Lexer.Marks marks) throws StatementException {
        Lexer lexer = new Lexer(new Source("test", text.getBytes(StandardCharsets.UTF_8)));
        Words words = new Words();
        assertThat(lexer.next(words)).isEqualTo(Lexer.End.OPEN);
        lexer.block(words, marks);
        assertThat(lexer.next(new Words())).isEqualTo(Lexer.End.FILE);
        return join(words);
    }
}
