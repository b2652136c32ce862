package org.herald.tool.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads lines of hexadecimal digits in large blocks, without making strings of them. Blanks, tabs and colons are passed over; empty lines are not
 * told. A line of more than {@link #MOST_OCTETS} counts as not hexadecimal.
 */
final class HexLines {
    /** The longest line, in octets that it stands for: two hundred and fifty-six of the longest messages. */
    static final int MOST_OCTETS = 1 << 24;

    private static final int BLOCK_OCTETS = 1 << 16;
    private static final byte PASSED_OVER = -1;
    private static final byte NOT_HEXADECIMAL = -2;
    private static final byte[] VALUES = values();

    /** What becomes of the lines. */
    interface Listener {
        /** A line's octets: the first of an array that is reused. */
        void line(byte[] octets, int count) throws IOException;

        /** A line that is none. */
        void notHexadecimal() throws IOException;

        /** Nothing more can be read at once: what was written for the lines so far is due. */
        void idle() throws IOException;
    }

    private final Listener listener;
    private byte[] octets = new byte[4096];
    private int count;
    private int high = -1;
    private boolean isBad;

    HexLines(Listener listener) {
        this.listener = listener;
    }

    /** Reads to the end. */
    void readAll(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK_OCTETS];
        for (int size = in.read(block); size >= 0; size = in.read(block)) {
            take(block, size);
            if (in.available() == 0) {
                listener.idle();
            }
        }
        endLine();
        listener.idle();
    }

    private void take(byte[] block, int size) throws IOException {
        for (int at = 0; at < size; at++) {
            int value = VALUES[block[at] & 0xFF];
            if (value >= 0) {
                if (high < 0) {
                    high = value;
                } else {
                    add(high << 4 | value);
                    high = -1;
                }
            } else if (block[at] == '\n') {
                endLine();
            } else if (value == NOT_HEXADECIMAL) {
                isBad = true;
            }
        }
    }

    private void add(int octet) {
        if (count == octets.length) {
            if (count >= MOST_OCTETS) {
                isBad = true;
                return;
            }
            octets = Arrays.copyOf(octets, count * 2);
        }
        octets[count++] = (byte) octet;
    }

    private void endLine() throws IOException {
        boolean isHalf = high >= 0;
        int size = count;
        boolean wasBad = isBad || isHalf;
        count = 0;
        high = -1;
        isBad = false;
        if (wasBad) {
            listener.notHexadecimal();
        } else if (size > 0) {
            listener.line(octets, size);
        }
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, NOT_HEXADECIMAL);
        for (int character : new int[] {' ', '\t', '\r', '\n', ':'}) {
            values[character] = PASSED_OVER;
        }
        for (int character = 0; character < 128; character++) {
            int digit = Character.digit(character, 16);
            if (digit >= 0) {
                values[character] = (byte) digit;
            }
        }
        return values;
    }
}
