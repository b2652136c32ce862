package org.herald.tool.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import org.junit.jupiter.api.Test;

class AttributeScanTest {
    private static final String HEADER = "ffffffffffffffffffffffffffffffff 0000 02";

    @Test
    void findsAnUpdateWithoutLocalPref() {
        byte[] message = hex(HEADER + "0000 0008 400101 00 5002 0000");

        assertThat(AttributeScan.isUpdateWithout(AttributeScan.LOCAL_PREF, message))
                .isTrue();
    }

    @Test
    void findsLocalPrefBehindAnAttributeWithExtendedLength() {
        byte[] message = hex(HEADER + "0000 000b 5002 0000 40050400000064");

        assertThat(AttributeScan.isUpdateWithout(AttributeScan.LOCAL_PREF, message))
                .isFalse();
    }

    @Test
    void leavesBrokenLengthsToTheDecoder() {
        byte[] message = hex(HEADER + "0000 0004 40010900");

        assertThat(AttributeScan.isUpdateWithout(AttributeScan.LOCAL_PREF, message))
                .isFalse();
    }
}
