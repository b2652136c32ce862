package org.herald.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static List<String> all(Words words) {
        List<String> all = new ArrayList<>();
        for (int index = 0; index < words.count(); index++) {
            all.add(words.word(index));
        }
        return all;
    }

    @Test
    void splitsAtBlanksAndSetsSeparatorsApart() {
        assertThat(all(Words.of("  as-path [1 2]\t(3,4)\r\n")))
                .containsExactly("as-path", "[", "1", "2", "]", "(", "3", ",", "4", ")");
        assertThat(all(Words.of(""))).isEmpty();
        assertThat(all(Words.of(" \t "))).isEmpty();
        assertThat(all(Words.of("[]"))).containsExactly("[", "]");
    }

    @Test
    void splitsAPartOfAnArray() {
        byte[] line = "skip announce route skip".getBytes(StandardCharsets.US_ASCII);

        assertThat(all(new Words().split(line, 5, 19))).containsExactly("announce", "route");
    }

    @Test
    void holdsMoreWordsThanItStartsWith() {
        String line = "w ".repeat(1000);

        assertThat(Words.of(line).count()).isEqualTo(1000);
    }

    @Test
    void movesOverWords() throws StatementException {
        Words words = Words.of("origin igp med 5");

        assertThat(words.isNext("origin")).isTrue();
        assertThat(words.accept("med")).isFalse();
        assertThat(words.accept("origin")).isTrue();
        assertThat(words.peek()).isEqualTo("igp");
        assertThat(words.next("an origin")).isEqualTo("igp");
        words.expect("med");
        assertThat(words.remaining()).isEqualTo(1);
        assertThat(words.number("med", 10)).isEqualTo(5);
        words.expectEnd();
        assertThat(words.peek()).isEmpty();
        assertThat(words).hasToString("origin igp med 5");
    }

    @Test
    void startsOverWithEachSplit() {
        Words words = Words.of("a b");
        words.position(2);

        words.split("c".getBytes(StandardCharsets.US_ASCII));

        assertThat(words.peek()).isEqualTo("c");
        assertThat(words.count()).isEqualTo(1);
    }

    @Test
    void comparesLettersOnlyWithThemselves() {
        Words words = Words.of("A a");

        assertThat(words.equalsAt(0, "A")).isTrue();
        assertThat(words.equalsAt(0, "a")).isFalse();
        assertThat(words.equalsAt(0, "AA")).isFalse();
        // Their low octet is that of an A.
        assertThat(words.equalsAt(0, "\u0141")).isFalse();
        assertThat(words.equalsAt(0, "\uFF41")).isFalse();
    }

    @Test
    void keepsTextOfOtherScripts() {
        assertThat(Words.of("description größe").word(1)).isEqualTo("größe");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 10, 0",
        "007, 0, 10, 7",
        "4294967295, 0, 4294967295, 4294967295",
        "9223372036854775807, 0, 9223372036854775807, 9223372036854775807"
    })
    void readsNumbers(String text, long least, long most, long value) throws StatementException {
        assertThat(Words.of(text).number("med", least, most)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = ';',
            value = {
                "11; med 11 is out of range (1-10)",
                "0; med 0 is out of range (1-10)",
                "9223372036854775808; med 9223372036854775808 is out of range (1-10)",
                "9999999999999999999; med 9999999999999999999 is out of range (1-10)",
                "18446744073709551617; med 18446744073709551617 is out of range (1-10)",
                "-1; '-1' is not a valid med (a number, 1-10)",
                "+1; '+1' is not a valid med (a number, 1-10)",
                "1x; '1x' is not a valid med (a number, 1-10)",
                "0x10; '0x10' is not a valid med (a number, 1-10)",
                "abcdefghijklmnopqrstuvwxyz; 'abcdefghijklmnopqrstuvwxyz' is not a valid med (a number, 1-10)"
            })
    void refusesNumbersAndLeavesThem(String text, String message) {
        Words words = Words.of(text);

        refuses(() -> words.number("med", 1, 10), message);

        assertThat(words.position()).isZero();
    }

    @Test
    void refusesAnEmptyWordAsANumber() {
        Words words = new Words().begin(new byte[0]);
        words.add(0, 0);

        refuses(() -> words.number("med", 10), "'' is not a valid med (a number, 0-10)");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "65001, 65001", "4294967295, 4294967295", "1.10, 65546", "65535.65535, 4294967295", "0.1, 1"})
    void readsAutonomousSystems(String text, long value) throws StatementException {
        assertThat(Words.of(text).autonomousSystem()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4294967296", "99999999999", "1.", ".1", "1.2.3", "65536.1", "1.65536", "AS1", "-1", "1.-1"})
    void refusesOtherAutonomousSystems(String text) {
        Words words = Words.of(text);

        refuses(
                words::autonomousSystem,
                "'" + text + "' is not a valid ASN (0-4294967295, or two parts of 0-65535 as in 1.10)");
    }

    @Test
    void readsAddresses() throws StatementException {
        Words words = Words.of("192.0.2.1 2001:db8::1 1.2.3.4");

        assertThat(words.address()).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(words.address()).isEqualTo(IpAddress.parse("2001:db8::1"));
        assertThat(words.ipv4("router-id")).isEqualTo(0x01020304);
    }

    @Test
    void refusesOtherAddresses() {
        refuses(() -> Words.of("192.0.2").address(), "'192.0.2' is not a valid IP address");
        refuses(() -> Words.of("::1").ipv4("router-id"), "'::1' is not a valid router-id (an IPv4 address)");
        refuses(() -> Words.of("").address(), "the statement ends where an IP address is expected");
        refuses(
                () -> Words.of("").ipv4("router-id"),
                "the statement ends where an IPv4 address for router-id is expected");
    }

    private static List<String> elements(Words words, String what) throws StatementException {
        List<String> elements = new ArrayList<>();
        int most = words.openList(what);
        while (words.hasElement()) {
            elements.add(words.next(what));
        }
        assertThat(elements).hasSizeLessThanOrEqualTo(most);
        return elements;
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ a b ] rest", "[a,b] rest", "[ a , b, ] rest", "[ , a b ] rest"})
    void readsListsInBrackets(String text) throws StatementException {
        Words words = Words.of(text);

        assertThat(elements(words, "letter")).containsExactly("a", "b");
        assertThat(words.peek()).isEqualTo("rest");
    }

    @Test
    void takesOneWordForAListWithoutBrackets() throws StatementException {
        Words words = Words.of("a rest");

        assertThat(elements(words, "letter")).containsExactly("a");
        assertThat(words.peek()).isEqualTo("rest");
    }

    @Test
    void readsAnEmptyList() throws StatementException {
        Words words = Words.of("[ ] rest");

        assertThat(words.openList("letter")).isZero();
        assertThat(words.hasElement()).isFalse();
        assertThat(words.peek()).isEqualTo("rest");
    }

    @Test
    void refusesListsWithoutEnd() {
        refuses(() -> Words.of("[ a b").openList("letter"), "missing closing ']' of letter");
        refuses(() -> Words.of("").openList("letter"), "the statement ends where a value for letter is expected");
    }

    @Test
    void readsNumbersFromPartsOfWords() {
        byte[] text = "x65000:1.10:9999999999999999999".getBytes(StandardCharsets.US_ASCII);

        assertThat(Words.parseNumber(text, 1, 6, 65535)).isEqualTo(65000);
        assertThat(Words.parseNumber(text, 1, 6, 64999)).isEqualTo(-1);
        assertThat(Words.parseNumber(text, 0, 6, 65535)).isEqualTo(-1);
        assertThat(Words.parseNumber(text, 1, 1, 65535)).isEqualTo(-1);
        assertThat(Words.parseNumber(text, 12, 31, Long.MAX_VALUE)).isEqualTo(-1);
        assertThat(Words.parseAutonomousSystem(text, 7, 11)).isEqualTo(65546);
    }

    @Test
    void tellsWhatIsMissingOrTooMuch() {
        refuses(() -> Words.of("").next("a prefix"), "the statement ends where a prefix is expected");
        refuses(() -> Words.of("b").expect("a"), "expected 'a' but found 'b'");
        refuses(() -> Words.of("").expect("a"), "expected 'a' at the end");
        refuses(() -> Words.of("x").expectEnd(), "unexpected 'x' at the end of the statement");
    }

    @Test
    void namesThePlaceOfTheWord() {
        Words words = Words.of("med x");
        words.places(index -> new StatementException.Place("herald.conf", 7, index * 10 + 1));
        words.accept("med");

        assertThatThrownBy(() -> words.number("med", 1)).isInstanceOfSatisfying(StatementException.class, e -> {
            assertThat(e.word()).isEqualTo("x");
            assertThat(String.valueOf(e.place())).isEqualTo("herald.conf:7:11");
        });
    }

    @Test
    void namesThePlaceOfTheLastWordWhereTheStatementEndsTooEarly() {
        Words words = Words.of("med");
        words.accept("med");

        assertThatThrownBy(() -> words.number("med", 1)).isInstanceOfSatisfying(StatementException.class, e -> {
            assertThat(e.word()).isEmpty();
            assertThat(String.valueOf(e.place())).isEqualTo("command:1:1");
        });
    }

    static void refuses(ThrowingCallable reading, String reason) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        StatementException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void takesOctets() throws StatementException {
        assertThat(Words.of("0x0aFF").octets("value")).containsExactly(0x0a, 0xff);
        assertThat(Words.of("0x").octets("value")).isEmpty();
    }

    @Test
    void refusesWhatAreNoOctets() {
        assertThatThrownBy(() -> Words.of("0x0").octets("value"))
                .hasMessage("'0x0' is not a valid value (0x and two digits an octet)");
        assertThatThrownBy(() -> Words.of("0a").octets("value")).isInstanceOf(StatementException.class);
        assertThatThrownBy(() -> Words.of("0xzz").octets("value")).isInstanceOf(StatementException.class);
        assertThatThrownBy(() -> Words.of("").octets("value"))
                .hasMessage("the statement ends where octets for value is expected");
    }
}
