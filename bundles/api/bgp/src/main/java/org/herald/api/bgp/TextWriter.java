package org.herald.api.bgp;

import java.nio.charset.StandardCharsets;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;

/**
 * Writes words with single blanks between, for the text encoder, {@code show} and the configuration language. A word may be made of several
 * calls: {@link #glue} lets the next one follow without a blank. Everything peers control is escaped here.
 */
public final class TextWriter {
    private final WireWriter out;
    private final Dialect dialect;
    private int lineStart;
    private boolean isGlued;

    public TextWriter(WireWriter out, Dialect dialect) {
        this.out = out;
        this.dialect = dialect;
        this.lineStart = out.size();
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Whether what is written is to be read back as configuration. */
    public boolean isConfiguration() {
        return dialect.form() == Dialect.Form.CONFIGURATION;
    }

    /** Where the octets go. */
    public WireWriter out() {
        return out;
    }

    /** The next word follows what is there without a blank. */
    public TextWriter glue() {
        isGlued = true;
        return this;
    }

    /** A word of our own: ASCII, written as it is. */
    public TextWriter word(String word) {
        blank();
        out.ascii(word);
        return this;
    }

    /**
     * A text that someone else chose: control characters, quotes and backslashes become escapes, so a line stays a line; and so do blanks
     * at its ends and behind other blanks, so words stay apart by one.
     */
    public TextWriter foreign(String text) {
        blank();
        for (int index = 0; index < text.length(); ) {
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            if (isEscaped(character) || character == ' ' && !isSingleBlank(text, index - 1)) {
                out.ascii(String.format("\\u%04x", character));
            } else if (character < 0x80) {
                out.u8(character);
            } else {
                out.bytes(new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8));
            }
        }
        return this;
    }

    private static boolean isEscaped(int character) {
        return character < 0x20
                || character == '"'
                || character == '\\'
                || character >= 0x7F && character < 0xA0
                || character == 0x2028
                || character == 0x2029
                || character >= 0xD800 && character < 0xE000;
    }

    private static boolean isSingleBlank(String text, int at) {
        return at > 0 && at + 1 < text.length() && text.charAt(at - 1) != ' ';
    }

    public TextWriter number(long value) {
        blank();
        out.decimal(value);
        return this;
    }

    public TextWriter address(IpAddress address) {
        blank();
        InetText.write(address, out);
        return this;
    }

    /** Octets as upper-case digits behind {@code 0x}. */
    public TextWriter hex(byte[] octets, int from, int count) {
        blank();
        out.ascii("0x").hex(octets, from, count);
        return this;
    }

    /** Ends the line. */
    public TextWriter line() {
        out.u8('\n');
        lineStart = out.size();
        isGlued = false;
        return this;
    }

    private void blank() {
        if (!isGlued && out.size() > lineStart) {
            out.u8(' ');
        }
        isGlued = false;
    }
}
