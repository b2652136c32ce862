package org.herald.testkit;

import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;

/** The color of RFC 9012, 4.3 without its flags: 0x030b [2], zero [2], color [4]. */
class ColorCommunity implements ExtendedCommunityType {
    private static final long MOST = 0xFFFF_FFFFL;

    @Override
    public boolean owns(long value) {
        return value >>> 32 == 0x030B_0000L;
    }

    @Override
    public Grammar grammar() {
        return Grammar.of(new Grammar.Statement("color", "<0-4294967295>", "a color", "color:100"));
    }

    @Override
    public long parse(String keyword, String[] fields) {
        if (fields.length != 1 || !fields[0].matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("write color:NUMBER");
        }
        long color = Long.parseLong(fields[0]);
        if (color > MOST) {
            throw new IllegalArgumentException("the color " + color + " is out of range (0-4294967295)");
        }
        return 0x030B_0000L << 32 | color;
    }

    @Override
    public void print(long value, TextWriter out) {
        out.word("color:").glue().number(value & MOST);
    }
}
