package org.herald.net;

/** Why a socket failed, for people. */
final class Reasons {
    private static final String NATIVE_PREFIX_END = "): ";

    private Reasons() {}

    /** {@code Connection refused} out of {@code finishConnect(..) failed with error(-111): Connection refused: /192.0.2.1:179}. */
    static String of(Throwable cause) {
        String text = cause.getMessage();
        if (text == null) {
            return cause.getClass().getSimpleName();
        }
        int end = text.indexOf(NATIVE_PREFIX_END);
        return end < 0 ? text : text.substring(end + NATIVE_PREFIX_END.length());
    }
}
