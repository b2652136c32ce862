package org.herald.tool.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.wire.Hex;
import org.junit.jupiter.api.Test;

class HexLinesTest {
    private final List<String> told = new ArrayList<>();

    @Test
    void passesOverBlanksColonsAndEmptyLines() throws IOException {
        read("FF:ab 0\t1\r\n\n  \n02\n");

        assertThat(told).containsExactly("FFAB01", "02", "idle", "idle");
    }

    @Test
    void tellsALineThatIsNoHexadecimalAndGoesOn() throws IOException {
        read("0g\n01\n012\n0x01\nÀ\n02\n");

        assertThat(told).containsExactly("bad", "01", "bad", "bad", "bad", "02", "idle", "idle");
    }

    @Test
    void joinsALineThatComesInPieces() throws IOException {
        InputStream slow = new InputStream() {
            private final byte[] text = "0102\n0304".getBytes(StandardCharsets.US_ASCII);
            private int at;

            @Override
            public int read() {
                return at < text.length ? text[at++] : -1;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                int octet = read();
                if (octet < 0) {
                    return -1;
                }
                into[from] = (byte) octet;
                return 1;
            }
        };

        new HexLines(listener()).readAll(slow);

        assertThat(told.stream().filter(word -> !word.equals("idle"))).containsExactly("0102", "0304");
    }

    @Test
    void refusesALineBeyondItsBound() throws IOException {
        byte[] text = new byte[2 * HexLines.MOST_OCTETS + 5];
        Arrays.fill(text, (byte) '0');
        text[text.length - 3] = '\n';

        new HexLines(listener()).readAll(new ByteArrayInputStream(text));

        assertThat(told.stream().filter(word -> !word.equals("idle"))).containsExactly("bad", "00");
    }

    private void read(String text) throws IOException {
        new HexLines(listener()).readAll(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private HexLines.Listener listener() {
        return new HexLines.Listener() {
            @Override
            public void line(byte[] octets, int count) {
                told.add(Hex.upper(Arrays.copyOf(octets, count)));
            }

            @Override
            public void notHexadecimal() {
                told.add("bad");
            }

            @Override
            public void idle() {
                told.add("idle");
            }
        };
    }
}
