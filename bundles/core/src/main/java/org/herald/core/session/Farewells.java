package org.herald.core.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.herald.core.message.NotificationCode;
import org.jspecify.annotations.Nullable;

/** The data of Cease NOTIFICATIONs. */
public final class Farewells {
    /** RFC 9003 allows 255, peers of RFC 8203 only 128. */
    private static final int MOST_TEXT_OCTETS = 128;

    private Farewells() {}

    /**
     * For shutdown and reset a length octet and the text (RFC 9003, 2), for others the text alone.
     *
     * @param text null for the name of the subcode
     */
    public static byte[] cease(int subcode, @Nullable String text) {
        String words = text != null ? text : NotificationCode.subcodeText(NotificationCode.CEASE, subcode);
        byte[] octets = words.getBytes(StandardCharsets.UTF_8);
        if (subcode != NotificationCode.ADMINISTRATIVE_SHUTDOWN && subcode != NotificationCode.ADMINISTRATIVE_RESET) {
            return octets;
        }
        int length = octets.length;
        if (length > MOST_TEXT_OCTETS) {
            length = MOST_TEXT_OCTETS;
            // Not within a character: 10xxxxxx goes on with the one before.
            while ((octets[length] & 0xC0) == 0x80) {
                length--;
            }
        }
        byte[] data = new byte[length + 1];
        data[0] = (byte) length;
        System.arraycopy(Arrays.copyOf(octets, length), 0, data, 1, length);
        return data;
    }
}
