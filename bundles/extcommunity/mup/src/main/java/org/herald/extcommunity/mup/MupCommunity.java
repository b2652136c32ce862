package org.herald.extcommunity.mup;

import java.nio.charset.StandardCharsets;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.ProvideExtendedCommunity;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.Words;
import org.herald.api.wire.WireWriter;
import org.osgi.service.component.annotations.Component;

/** Direct-Type Segment Identifier (draft-mpmz-bess-mup-safi, 3.2): type [1] 0x0c, sub-type [1] 0x00, number [2], number [4]. */
@Component(service = ExtendedCommunityType.class)
@ProvideExtendedCommunity(value = "mup", words = MupCommunity.WORD)
public final class MupCommunity implements ExtendedCommunityType {
    static final String WORD = "mup";

    private static final int TYPE = 0x0C;
    private static final int SUBTYPE = 0x00;
    private static final long MOST16 = 0xFFFF;
    private static final long MOST32 = 0xFFFF_FFFFL;
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD, ":<0-65535>:<0-4294967295>", "segment of a mobile user plane that a session leads to", "mup:10:10"));

    /** Compatibility: the high nibble (who assigns the type, whether it is transitive) makes no difference to the text. */
    @Override
    public boolean owns(long value) {
        return ((value >>> 56) & 0x0F) == TYPE && ((value >>> 48) & 0xFF) == SUBTYPE;
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public long parse(String keyword, String[] fields) {
        if (fields.length != 2) {
            throw new IllegalArgumentException("expecting 2 fields, as in mup:10:10");
        }
        return (long) TYPE << 56 | (long) SUBTYPE << 48 | number(fields[0], MOST16) << 32 | number(fields[1], MOST32);
    }

    private static long number(String digits, long most) {
        byte[] text = digits.getBytes(StandardCharsets.ISO_8859_1);
        long value = Words.parseNumber(text, 0, text.length, Long.MAX_VALUE);
        if (value < 0) {
            throw new IllegalArgumentException("'" + digits + "' is not a number (0-" + most + ")");
        }
        if (value > most) {
            throw new IllegalArgumentException("value is too large " + digits + " (0-" + most + ")");
        }
        return value;
    }

    /** What no word can express, the bits of the high nibble, becomes digits where it is to be read back. */
    @Override
    public void print(long value, TextWriter out) {
        if (out.isConfiguration() && value >>> 60 != 0) {
            WireWriter octets = new WireWriter(8, 8).u64(value);
            out.hex(octets.array(), 0, octets.size());
            return;
        }
        out.word(WORD).glue().word(":").glue().number(value >>> 32 & MOST16);
        out.glue().word(":").glue().number(value & MOST32);
    }
}
