package org.herald.api.wire;

/** Octets as hexadecimal text and back. */
public final class Hex {
    private static final char[] UPPER = "0123456789ABCDEF".toCharArray();
    private static final char[] LOWER = "0123456789abcdef".toCharArray();

    private Hex() {}

    /** Two upper-case digits an octet. */
    public static String upper(byte[] octets) {
        return text(octets, UPPER);
    }

    /** Two lower-case digits an octet. */
    public static String lower(byte[] octets) {
        return text(octets, LOWER);
    }

    /**
     * The octets of a text of hexadecimal digits of either case.
     *
     * @throws IllegalArgumentException if there is another character, or an odd number of digits
     */
    public static byte[] parse(CharSequence digits) {
        if (digits.length() % 2 != 0) {
            throw new IllegalArgumentException("an odd number of hexadecimal digits");
        }
        byte[] octets = new byte[digits.length() / 2];
        for (int index = 0; index < octets.length; index++) {
            int high = digit(digits.charAt(index * 2));
            int low = digit(digits.charAt(index * 2 + 1));
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException(
                        "'" + digits.subSequence(index * 2, index * 2 + 2) + "' is not hexadecimal");
            }
            octets[index] = (byte) (high << 4 | low);
        }
        return octets;
    }

    /** Of ASCII only: to Character.digit the digits of every script are digits. */
    private static int digit(char character) {
        return character < 0x80 ? Character.digit(character, 16) : -1;
    }

    private static String text(byte[] octets, char[] digits) {
        char[] text = new char[octets.length * 2];
        for (int index = 0; index < octets.length; index++) {
            text[index * 2] = digits[octets[index] >>> 4 & 0xF];
            text[index * 2 + 1] = digits[octets[index] & 0xF];
        }
        return new String(text);
    }
}
