package org.herald.lib.linkstate;

import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * Attributes of a link for some applications (RFC 9294, 2): length of the standard mask [1], of the user's mask [1], reserved [2], both masks
 * [0, 4 or 8 each], TLVs of links.
 *
 * @param links the TLVs inside
 */
record ApplicationShape(TlvTable links) implements Shape {
    private static final String STANDARD = "applications";
    private static final String OWN = "user-applications";

    @Override
    public void describe(WireReader in, FieldSink out) throws MalformedException {
        int standardOctets = maskOctets(in);
        int ownOctets = maskOctets(in);
        in.skip(2);
        out.dense().openObject();
        mask(STANDARD, in.bytes(standardOctets), out);
        mask(OWN, in.bytes(ownOctets), out);
        new TlvFields(links, LinkState.UNKNOWN, true).describe(links.readAll(in), out);
        out.closeObject();
    }

    private static int maskOctets(WireReader in) throws MalformedException {
        int octets = in.u8();
        if (octets != 0 && octets != 4 && octets != 8) {
            throw new MalformedException(
                    "a mask of applications of " + octets + " octets, must be 0, 4 or 8", in.position() - 1);
        }
        return octets;
    }

    private static void mask(String name, byte[] mask, FieldSink out) {
        out.name(name).hex("0x", mask, 0, mask.length);
    }

    @Override
    public void print(WireReader in, TextWriter out) throws MalformedException {
        int standardOctets = maskOctets(in);
        int ownOctets = maskOctets(in);
        in.skip(2);
        out.word("(").word(STANDARD).hex(in.bytes(standardOctets), 0, standardOctets);
        out.word(OWN).hex(in.bytes(ownOctets), 0, ownOctets);
        TlvWords words = new TlvWords(links);
        for (Tlv tlv : links.readAll(in)) {
            words.print(tlv, out);
        }
        out.word(")");
    }

    @Override
    public void read(Words words, String what, WireWriter out) throws StatementException {
        words.expect("(");
        byte[] standard = readMask(words, STANDARD);
        byte[] own = readMask(words, OWN);
        out.u8(standard.length).u8(own.length).u16(0).bytes(standard).bytes(own);
        TlvWords inner = new TlvWords(links);
        while (!words.accept(")")) {
            inner.read(words).write(out);
        }
    }

    private static byte[] readMask(Words words, String name) throws StatementException {
        words.expect(name);
        int at = words.position();
        byte[] mask = OctetsShape.readHex(words, name);
        if (mask.length != 0 && mask.length != 4 && mask.length != 8) {
            throw words.failureAt(at, name + " has " + mask.length + " octets, must be 0, 4 or 8", List.of());
        }
        return mask;
    }
}
