package org.herald.testkit;

import org.herald.api.wire.Hex;

/** Octets as people write them down: digits with blanks and line ends anywhere between octets, and comments. */
public final class HexText {
    private HexText() {}

    /**
     * The octets of a text of hexadecimal digits. Blanks and line ends are left out, and so is what follows a {@code #} up to the end of its line.
     *
     * @throws IllegalArgumentException if there is another character, or an odd number of digits
     */
    public static byte[] hex(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        boolean isComment = false;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '\n') {
                isComment = false;
            } else if (character == '#') {
                isComment = true;
            }
            if (!isComment && !Character.isWhitespace(character)) {
                digits.append(character);
            }
        }
        return Hex.parse(digits);
    }
}
