package org.herald.lib.srpolicy;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;

/** An entry of an MPLS label stack in four octets (RFC 3032, 2.1): label 20 bits, traffic class 3, bottom of stack 1, time to live 8. */
final class LabelEntry {
    /** The bit that says that no other label follows. */
    static final long BOTTOM = 0x100;

    /** Marks, above the four octets, an entry being read of which the bottom of stack is not known yet. */
    static final long UNDECIDED = 1L << 32;

    private static final int MOST_LABEL = 0xF_FFFF;
    private static final int LABEL_SHIFT = 12;
    private static final int CLASS_SHIFT = 9;
    private static final int LOW_BITS = 0xFFF;

    private LabelEntry() {}

    /** {@code tc}, {@code s} and {@code ttl} of an entry, in place. */
    static long lowBits(long entry) {
        return entry & LOW_BITS;
    }

    static void label(long entry, FieldSink out) {
        out.number(entry >>> LABEL_SHIFT);
    }

    /** Gives the fields next to the label. */
    static void describeRest(long entry, FieldSink out) {
        out.field("tc", trafficClass(entry));
        out.field("s", (entry & BOTTOM) != 0);
        out.field("ttl", entry & 0xFF);
    }

    private static long trafficClass(long entry) {
        return entry >>> CLASS_SHIFT & 7;
    }

    /** Writes the label, then what differs from the usual low bits: a traffic class and time to live of 0. */
    static void print(long entry, long usualBottom, TextWriter out) {
        out.number(entry >>> LABEL_SHIFT);
        if (trafficClass(entry) != 0) {
            out.word("tc").number(trafficClass(entry));
        }
        if ((entry & BOTTOM) != usualBottom) {
            out.word("s").word((entry & BOTTOM) != 0 ? "true" : "false");
        }
        if ((entry & 0xFF) != 0) {
            out.word("ttl").number(entry & 0xFF);
        }
    }

    /** Takes {@code LABEL [tc N] [s true|false] [ttl N]}. @param usualBottom {@link #BOTTOM}, 0 or {@link #UNDECIDED}, where {@code s} is not written */
    static long read(Words words, long usualBottom) throws StatementException {
        long entry = words.number("MPLS label", MOST_LABEL) << LABEL_SHIFT;
        if (words.accept("tc")) {
            entry |= words.number("tc", 7) << CLASS_SHIFT;
        }
        if (words.accept("s")) {
            entry |= isBottom(words) ? BOTTOM : 0;
        } else {
            entry |= usualBottom;
        }
        if (words.accept("ttl")) {
            entry |= words.number("ttl", 0xFF);
        }
        return entry;
    }

    private static boolean isBottom(Words words) throws StatementException {
        if (words.accept("true")) {
            return true;
        }
        if (words.accept("false")) {
            return false;
        }
        throw words.failure("'" + words.peek() + "' is not valid for s", java.util.List.of("true", "false"));
    }
}
