package org.herald.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.api.config.WordsTest.refuses;

import java.util.List;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypeTest {
    private static <T> T read(ValueType<T> type, String text) throws StatementException {
        Words words = Words.of(text);
        T value = type.reader().read(words);
        words.expectEnd();
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "enable", "enabled", "yes", "on", "1", "TRUE", "On"})
    void readsWhatIsTrue(String text) throws StatementException {
        assertThat(read(ValueType.BOOLEAN, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "disable", "disabled", "no", "off", "0", "FALSE", "oFF"})
    void readsWhatIsFalse(String text) throws StatementException {
        assertThat(read(ValueType.BOOLEAN, text)).isFalse();
    }

    @Test
    void refusesOtherBooleans() {
        refuses(() -> read(ValueType.BOOLEAN, "Maybe"), "'Maybe' is not a valid boolean");
        refuses(() -> read(ValueType.BOOLEAN, ""), "the statement ends where true or false is expected");
    }

    @Test
    void readsNumbersBetweenTheirBounds() throws StatementException {
        ValueType<Integer> port = ValueType.PORT;

        assertThat(read(port, "1")).isEqualTo(1);
        assertThat(read(port, "65535")).isEqualTo(65535);
        refuses(() -> read(port, "0"), "port 0 is out of range (1-65535)");
        refuses(() -> read(port, "65536"), "port 65536 is out of range (1-65535)");
        refuses(() -> read(port, "ssh"), "'ssh' is not a valid port (a number, 1-65535)");
        assertThat(port.name()).isEqualTo("1-65535");
        assertThat(port.writer().write(179)).isEqualTo("179");
    }

    @Test
    void readsChoicesInAnyCase() throws StatementException {
        ValueType<String> mode = ValueType.choice("mode", List.of("send", "receive"));

        assertThat(read(mode, "SEND")).isEqualTo("send");
        refuses(() -> read(mode, "both"), "'both' is not a valid mode");
        refuses(() -> read(mode, ""), "the statement ends where mode is expected");
    }

    @Test
    void readsAddresses() throws StatementException {
        assertThat(read(ValueType.ADDRESS, "2001:db8::1")).isEqualTo(IpAddress.parse("2001:db8::1"));
        assertThat(read(ValueType.IPV4, "192.0.2.1")).isEqualTo(IpAddress.parse("192.0.2.1"));
        assertThat(ValueType.ADDRESS.writer().write(read(ValueType.ADDRESS, "2001:DB8:0::1")))
                .isEqualTo("2001:db8::1");
    }

    @Test
    void putsWordsInQuotesWhereTheyNeedThem() {
        assertThat(ValueType.quoted("plain-word")).isEqualTo("plain-word");
        assertThat(ValueType.quoted("")).isEqualTo("\"\"");
        assertThat(ValueType.quoted("two words")).isEqualTo("\"two words\"");
        assertThat(ValueType.quoted("a;b")).isEqualTo("\"a;b\"");
        assertThat(ValueType.quoted("say \"hi\" \\")).isEqualTo("\"say \\\"hi\\\" \\\\\"");
        assertThat(ValueType.quoted(null)).isEqualTo("\"\"");
    }

    @Test
    void takesTheBareValueOfAKeywordAlone() throws StatementException {
        Setting<Boolean> passive =
                new Setting<>("neighbor", "passive", ValueType.BOOLEAN, false, true, "waits", "true");

        assertThat(passive.read(Words.of(""))).isTrue();
        assertThat(passive.read(Words.of("off"))).isFalse();
        refuses(() -> passive.read(Words.of("on off")), "unexpected 'off' at the end of the statement");
        assertThat(Settings.EMPTY.isOn(passive)).isFalse();
        assertThat(new Settings(java.util.Map.of(passive.key(), true)).isOn(passive))
                .isTrue();
    }
}
