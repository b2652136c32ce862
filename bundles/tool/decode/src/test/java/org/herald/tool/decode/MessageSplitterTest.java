package org.herald.tool.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.herald.testkit.HexText.hex;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.junit.jupiter.api.Test;

class MessageSplitterTest {
    private static final String MARKER = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

    @Test
    void takesSeveralMessagesInARow() throws MalformedException {
        String keepalive = MARKER + "001304";
        String endOfRib = MARKER + "00170200000000";

        assertThat(split(keepalive + endOfRib + keepalive, DecodeOptions.Kind.MESSAGE))
                .containsExactly(keepalive, endOfRib, keepalive);
    }

    @Test
    void addsTheHeaderOfAnUpdate() throws MalformedException {
        assertThat(split("00000000", DecodeOptions.Kind.MESSAGE)).containsExactly(MARKER + "00170200000000");
    }

    @Test
    void knowsAnOpenByItsFixedFields() throws MalformedException {
        String body = """
                04           # version
                FDE8 00B4    # AS, hold time
                01010101     # identifier
                00           # no parameters""";

        assertThat(split(body, DecodeOptions.Kind.MESSAGE)).containsExactly(MARKER + "001D0104FDE800B40101010100");
        assertThat(split(body, DecodeOptions.Kind.UPDATE)).containsExactly(MARKER + "001D0204FDE800B40101010100");
    }

    @Test
    void refusesALengthBeyondTheOctets() {
        assertThatThrownBy(() -> split(MARKER + "00170200", DecodeOptions.Kind.MESSAGE))
                .isInstanceOf(MalformedException.class)
                .hasMessage("a message of length 23 with 20 octets");
    }

    @Test
    void refusesALengthBelowThatOfAHeader() {
        assertThatThrownBy(() -> split(MARKER + "000004", DecodeOptions.Kind.MESSAGE))
                .isInstanceOf(MalformedException.class)
                .hasMessage("a message of length 0 with 19 octets");
    }

    @Test
    void refusesOctetsBehindAMessageThatAreNone() {
        assertThatThrownBy(() -> split(MARKER + "001304" + "00", DecodeOptions.Kind.MESSAGE))
                .isInstanceOf(MalformedException.class);
    }

    private static List<String> split(String text, DecodeOptions.Kind kind) throws MalformedException {
        byte[] octets = hex(text);
        List<String> messages = new ArrayList<>();
        MessageSplitter.split(octets, octets.length, kind, message -> messages.add(Hex.upper(message)));
        return messages;
    }
}
