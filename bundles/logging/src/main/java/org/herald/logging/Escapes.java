package org.herald.logging;

/**
 * Keeps what others sent from making up lines or steering terminals: control characters come out as escapes, in the notation of JSON, which both
 * forms share.
 */
final class Escapes {
    private static final char DELETE = 0x7f;
    private static final char LAST_C1_CONTROL = 0x9f;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;
    private static final String HEX = "0123456789abcdef";
    private static final int MASK = 0xf;
    private static final int[] SHIFTS = {12, 8, 4, 0};

    private Escapes() {}

    /** Appends text with quotation marks and backslashes escaped too: the inside of a quoted string. */
    static void quoted(String text, StringBuilder out) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                character(c, out);
            }
        }
    }

    /** Appends text with control characters escaped. */
    static void plain(String text, StringBuilder out) {
        for (int at = 0; at < text.length(); at++) {
            character(text.charAt(at), out);
        }
    }

    private static void character(char c, StringBuilder out) {
        if (!isControl(c)) {
            out.append(c);
            return;
        }
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift : SHIFTS) {
                    out.append(HEX.charAt((c >> shift) & MASK));
                }
            }
        }
    }

    private static boolean isControl(char c) {
        return c < ' '
                || (c >= DELETE && c <= LAST_C1_CONTROL)
                || c == LINE_SEPARATOR
                || c == PARAGRAPH_SEPARATOR
                || Character.isSurrogate(c);
    }
}
