package org.herald.lib.vpn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * The labels before a prefix (RFC 8277, 2.2 and 2.3), the top one first. Each has three octets: label [20 bits], traffic class [3 bits], bottom of
 * stack [1 bit]. They are kept as they came, traffic class included.
 */
public final class LabelStack {
    /** Octets of each label. */
    public static final int ENTRY_OCTETS = 3;

    /** The word before labels, and the field in events. */
    public static final String WORD = "label";

    /** The largest label. */
    public static final int MOST_LABEL = 0xF_FFFF;

    /** Labels that an NLRI can hold at the most: its length octet counts up to 255 bits. */
    public static final int MOST_ENTRIES = 255 / (ENTRY_OCTETS * 8);

    /** No label is known: of a route to be withdrawn. Three octets of zero. */
    public static final LabelStack NONE = new LabelStack(0);

    /** What an announcement without labels is told. */
    static final String MISSING =
            "invalid route (missing label): it needs label <0-1048575> or label [ <0-1048575> … ]";

    /** Stands in the place of labels when a route is withdrawn (RFC 8277, 2.4). */
    private static final int WITHDRAWN = 0x80_0000;

    private static final int ENTRY_BITS = ENTRY_OCTETS * 8;
    private static final int MOST_ENTRY = 0xFF_FFFF;
    private static final int BOTTOM = 1;
    private static final int LABEL_SHIFT = 4;
    private static final int HEX_DIGITS = ENTRY_OCTETS * 2;
    private static final int RAW_FIELD_VERSION = 5;
    private static final int RAW_TEXT_VERSION = 6;

    private final int[] entries;

    private LabelStack(int... entries) {
        this.entries = entries;
    }

    /**
     * Labels of traffic class 0, the last one with the bottom of stack bit.
     *
     * @throws IllegalArgumentException if there are none, or too many, or one is out of its range
     */
    public static LabelStack of(int... labels) {
        if (labels.length == 0 || labels.length > MOST_ENTRIES) {
            throw new IllegalArgumentException("a stack has 1 to " + MOST_ENTRIES + " labels, not " + labels.length);
        }
        int[] entries = new int[labels.length];
        for (int index = 0; index < labels.length; index++) {
            if (labels[index] < 0 || labels[index] > MOST_LABEL) {
                throw new IllegalArgumentException("label " + labels[index] + " is out of range (0-1048575)");
            }
            entries[index] = labels[index] << LABEL_SHIFT;
        }
        entries[entries.length - 1] |= BOTTOM;
        return new LabelStack(entries);
    }

    // ---- octets

    /**
     * Takes the labels of an announced route, up to the one with the bottom of stack bit. Three octets of zero in the first place are a stack as
     * well: explicit null without that bit, as some speakers send it.
     *
     * @param mostBits how many bits the labels can have, behind which the stack must have ended
     * @throws MalformedException without a severity, if the stack does not end
     */
    public static LabelStack read(WireReader in, int mostBits) throws MalformedException {
        int from = in.position();
        int count = countEntries(in, mostBits);
        if (count == 0) {
            throw new MalformedException("the label stack of the NLRI never ends", from);
        }
        return take(in, from, count);
    }

    /**
     * Takes what stands in the place of labels when a route is withdrawn: three octets that "MUST be ignored" (RFC 8277, 2.4), most often
     * 0x800000 or zero. Compatibility: ExaBGP and speakers of RFC 3107 withdraw with the labels of the route; so a field that is neither of the two
     * and not a bottom of stack is the first of several, if the stack ends within the bits.
     *
     * @throws MalformedException without a severity, if there is no room for three octets
     */
    public static LabelStack readWithdrawn(WireReader in, int mostBits) throws MalformedException {
        int from = in.position();
        if (mostBits < ENTRY_BITS) {
            throw new MalformedException("the NLRI has no room for a label", from);
        }
        int first = in.u24();
        in.position(from);
        int count = first == WITHDRAWN ? 1 : countEntries(in, mostBits);
        return take(in, from, Math.max(1, count));
    }

    /** Moves over labels to the bottom of stack. @return how many, 0 if the stack does not end within the bits */
    private static int countEntries(WireReader in, int mostBits) throws MalformedException {
        for (int count = 1; count * ENTRY_BITS <= mostBits; count++) {
            int entry = in.u24();
            if ((entry & BOTTOM) != 0 || count == 1 && entry == 0) {
                return count;
            }
        }
        return 0;
    }

    private static LabelStack take(WireReader in, int from, int count) throws MalformedException {
        in.position(from);
        int[] entries = new int[count];
        for (int index = 0; index < count; index++) {
            entries[index] = in.u24();
        }
        return new LabelStack(entries);
    }

    /** Writes three octets for each label. */
    public void write(WireWriter out) {
        for (int entry : entries) {
            out.u24(entry);
        }
    }

    /**
     * What is written when the route is withdrawn: one field, whatever the stack (RFC 8277, 2.4). Compatibility: a single label stays, as in
     * ExaBGP, since receivers ignore it; else there is 0x800000.
     */
    public LabelStack withdrawn() {
        return entries.length == 1 && entries[0] != 0 ? this : new LabelStack(WITHDRAWN);
    }

    /** How many labels there are, 1 to {@link #MOST_ENTRIES}. */
    public int size() {
        return entries.length;
    }

    /** The label at an index, 0 the top one. */
    public int label(int index) {
        return entries[index] >>> LABEL_SHIFT;
    }

    /** Bits that it adds to the length of an NLRI. */
    public int bits() {
        return entries.length * ENTRY_BITS;
    }

    // ---- words

    /** How it is written. @param example a whole statement of the family, with this word */
    public static Grammar.Statement grammar(String example) {
        return new Grammar.Statement(
                WORD,
                "<0-1048575> | [ <0-1048575> … ]",
                "MPLS label, or a stack of them with the top one first; 0x and six digits give the three octets of one",
                example);
    }

    /** Takes what stands behind the word. @throws StatementException if it is no stack of labels */
    public static LabelStack read(Words words) throws StatementException {
        int at = words.position();
        int[] entries = new int[words.openList(WORD)];
        boolean[] isRaw = new boolean[entries.length];
        int count = 0;
        while (words.hasElement()) {
            isRaw[count] = isRaw(words);
            entries[count] = isRaw[count] ? rawEntry(words) : (int) words.number(WORD, MOST_LABEL) << LABEL_SHIFT;
            count++;
        }
        if (count == 0 || count > MOST_ENTRIES) {
            throw words.failureAt(
                    at, "a label stack of " + count + " labels is not possible (1-" + MOST_ENTRIES + ")", List.of());
        }
        for (int index = 0; index < count; index++) {
            boolean isLast = index == count - 1;
            if (!isRaw[index] && isLast) {
                entries[index] |= BOTTOM;
            }
            checkPlace(words, at, entries[index], index, isLast);
        }
        return new LabelStack(entries);
    }

    private static void checkPlace(Words words, int at, int entry, int index, boolean isLast)
            throws StatementException {
        boolean isWholeStack = index == 0 && entry == 0;
        boolean ends = (entry & BOTTOM) != 0 || isWholeStack;
        if (ends == isLast) {
            return;
        }
        String what = isWholeStack
                ? "label 0 cannot be the first of several: peers take it for the whole stack"
                : "label " + hexadecimal(entry)
                        + (ends
                                ? " has the bottom of stack bit and is not the last one"
                                : " is the last one and lacks the bottom of stack bit");
        throw words.failureAt(at, what, List.of());
    }

    private static boolean isRaw(Words words) {
        int from = words.start(words.position());
        return words.end(words.position()) - from == HEX_DIGITS + 2
                && words.text()[from] == '0'
                && (words.text()[from + 1] | 0x20) == 'x';
    }

    private static int rawEntry(Words words) throws StatementException {
        int index = words.position();
        int value = 0;
        for (int at = words.start(index) + 2; at < words.end(index); at++) {
            int digit = Character.digit(words.text()[at], 16);
            if (digit < 0) {
                throw words.failure(
                        "'" + words.peek() + "' is not a valid label (0-1048575, or 0x and six digits)", List.of());
            }
            value = value << 4 | digit;
        }
        words.position(index + 1);
        return value & MOST_ENTRY;
    }

    // ---- output

    /**
     * Gives the field {@code label}: a list for each label, of its number and its three octets as a number, which are left out if they are zero.
     * Compatibility: ExaBGP gives the octets after 5.0 only; a second element harms nobody who reads the first. In the fields of 4.2 they are left
     * out.
     */
    public void describe(FieldSink out) {
        out.name(WORD).openList();
        for (int entry : entries) {
            out.dense().openList();
            out.number(entry >>> LABEL_SHIFT);
            if (entry != 0 && out.dialect().version() >= RAW_FIELD_VERSION) {
                out.number(entry);
            }
            out.closeList();
        }
        out.closeList();
    }

    /** Writes word and value; as configuration so that the same octets are read again. */
    public void print(TextWriter out) {
        out.word(WORD);
        if (entries.length > 1) {
            out.word("[");
        }
        for (int index = 0; index < entries.length; index++) {
            if (out.isConfiguration() && entries[index] != usualEntry(index)) {
                out.word(hexadecimal(entries[index]));
                continue;
            }
            out.number(label(index));
            if (!out.isConfiguration() && entries[index] != 0 && out.dialect().version() >= RAW_TEXT_VERSION) {
                out.word("(").glue().number(entries[index]).glue().word(")");
            }
        }
        if (entries.length > 1) {
            out.word("]");
        }
    }

    /** What a number written in the place of an entry becomes. */
    private int usualEntry(int index) {
        return label(index) << LABEL_SHIFT | (index == entries.length - 1 ? BOTTOM : 0);
    }

    private static String hexadecimal(int entry) {
        return String.format(Locale.ROOT, "0x%06X", entry);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelStack stack && Arrays.equals(entries, stack.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    /** {@code [100, 200]}. */
    @Override
    public String toString() {
        return Arrays.toString(
                Arrays.stream(entries).map(entry -> entry >>> LABEL_SHIFT).toArray());
    }
}
