package org.herald.lib.linkstate;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * The IGP metric (RFC 9552, 5.3.2.4): 1 octet for small metrics of IS-IS, 2 for OSPF, 3 for wide metrics of IS-IS. In words 3, unless
 * {@code octets} follows.
 */
enum MetricShape implements Shape {
    INSTANCE;

    private static final String OCTETS = "octets";
    private static final int MOST_OCTETS = 3;

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        out.number(take(in));
    }

    private static long take(WireReader in) throws MalformedException {
        int octets = in.remaining();
        if (octets < 1 || octets > MOST_OCTETS) {
            throw in.malformed("a metric of " + octets + " octets, must be 1 to 3");
        }
        return NumberShape.take(in, octets);
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        int octets = in.remaining();
        out.number(take(in));
        if (octets != MOST_OCTETS) {
            out.word(OCTETS).number(octets);
        }
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        int at = words.position();
        long value = words.number(what, 0xFF_FFFF);
        int octets = words.accept(OCTETS) ? (int) words.number(OCTETS, 1, MOST_OCTETS) : MOST_OCTETS;
        if (value >>> octets * 8 != 0) {
            throw words.failureAt(
                    at, what + " " + value + " does not fit into " + octets + " octets", java.util.List.of());
        }
        NumberShape.put(value, octets, out);
    }
}
