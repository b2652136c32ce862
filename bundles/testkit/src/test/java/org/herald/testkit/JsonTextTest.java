package org.herald.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.herald.api.bgp.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "0",
                "-0.5e+10",
                "\"\"",
                "null",
                " { \"a\" : [ true , false ] } ",
                "\"\\u00e9\\n\"",
                "1E5",
                "\"ä\""
            })
    void takesJson(String text) {
        JsonText.check(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{,}",
                "{\"a\"}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "01",
                "1.",
                ".5",
                "+1",
                "NaN",
                "'a'",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "\"\t\"",
                "tru",
                "-",
                "\"\uD800\""
            })
    void refusesWhatIsNot(String text) {
        assertThatThrownBy(() -> JsonText.check(text)).isInstanceOf(AssertionError.class);
    }

    @Test
    void recordsFieldsAsValidJsonInTheirOrder() {
        String json = RecordingFieldSink.ofObject(Dialect.JSON5, out -> {
            out.field("b", SampleEvents.AWKWARD);
            out.field("a", -1);
            out.name("c").dense().openObject();
            out.name("d").openList();
            out.unsigned(-1L);
            out.unsigned(1, 0);
            out.closeList();
            out.name("e").openList();
            out.closeList();
            out.closeObject();
            out.name("f").openList();
            out.decimal(125000000.0);
            out.absent();
            out.closeList();
        });

        JsonText.check(json);
        assertThat(json)
                .endsWith("\"a\": -1, \"c\": {\"d\": [18446744073709551615, 18446744073709551616], \"e\": []},"
                        + " \"f\": [ 125000000.0, null ] }");
    }

    @Test
    void refusesFieldsThatNoEncoderCouldRender() {
        refuses(sink -> sink.number(1));
        refuses(sink -> sink.name("a").name("b"));
        refuses(sink -> sink.name("a"));
        refuses(sink -> {
            sink.field("a", 1);
            sink.field("a", 2);
        });
        refuses(sink -> {
            sink.name("a").openList();
            sink.name("b");
        });
        refuses(sink -> {
            sink.name("a").openList();
            sink.closeObject();
        });
    }

    private static void refuses(java.util.function.Consumer<org.herald.api.bgp.FieldSink> fields) {
        assertThatThrownBy(() -> RecordingFieldSink.ofObject(Dialect.JSON5, fields))
                .isInstanceOf(AssertionError.class);
    }
}
