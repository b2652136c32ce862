package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.WireWriter;

/** {@code vxlan [ egress-endpoint 192.0.2.1 encapsulation vni 100 ]}: tunnels, read and written. */
public final class TunnelWords {
    private static final int MOST_TYPE = 0xFFFF;

    private TunnelWords() {}

    /** Takes a type, as a word or number, and sub-TLVs between brackets. */
    public static TunnelEncapsulation read(Words words) throws StatementException {
        int type = TunnelType.of(words.peek());
        if (type >= 0) {
            words.position(words.position() + 1);
        } else {
            type = type(words);
        }
        words.expect("[");
        List<SubTlv> subTlvs = new ArrayList<>();
        while (!words.accept("]")) {
            if (!words.hasNext()) {
                throw words.failure("missing closing ']' of the tunnel", List.of("]"));
            }
            subTlvs.add(SubTlvWords.read(type, words, subTlvs));
        }
        return new TunnelEncapsulation(List.of(new TunnelEncapsulation.Tunnel(type, subTlvs)));
    }

    private static int type(Words words) throws StatementException {
        boolean isNumber = words.hasNext() && Character.isDigit(words.text()[words.start(words.position())]);
        if (words.hasNext() && !isNumber) {
            throw words.failure("'" + words.peek() + "' is not a type of tunnel (0-65535)", TunnelType.words());
        }
        return (int) Values.number(words, "type of a tunnel", MOST_TYPE);
    }

    /** Writes the words that give the tunnel again. */
    public static void print(TunnelEncapsulation.Tunnel tunnel, TextWriter out) {
        String word = TunnelType.word(tunnel.type());
        if (word == null) {
            out.number(tunnel.type());
        } else {
            out.word(word);
        }
        out.word("[");
        for (SubTlv subTlv : tunnel.subTlvs()) {
            SubTlvPrinter.print(subTlv, out);
        }
        out.word("]");
    }

    /** Writes {@code [sr-policy {preference 100 segment-list weight 5 [16001 16002]}]}, for lines of text. */
    public static void printText(TunnelEncapsulation value, TextWriter out) {
        out.word("[").glue();
        for (TunnelEncapsulation.Tunnel tunnel : value.tunnels()) {
            if (tunnel.type() != TunnelType.SR_POLICY) {
                WireWriter octets = new WireWriter();
                TunnelCodec.encodeSubTlvs(tunnel, octets);
                out.word("tunnel-type-").glue().number(tunnel.type());
                out.hex(octets.array(), 0, octets.size());
                continue;
            }
            out.word("sr-policy").word("{").glue();
            for (SubTlv subTlv : tunnel.subTlvs()) {
                SubTlvPrinter.print(subTlv, out);
            }
            out.glue().word("}");
        }
        out.glue().word("]");
    }
}
