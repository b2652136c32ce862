package org.herald.lib.linkstate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.Dialect;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.Rendering;
import org.junit.jupiter.api.Test;

class LinkStateTest {
    @Test
    void showsKeysOfOurOwnWhereNoProgramExpectsOctets() throws MalformedException {
        LinkState value = LinkState.decode(new WireReader(hex("010a 0002 01 0a  0495 0004 00000001")));

        String json = Rendering.json(new Dialect(Dialect.Form.STRUCTURED, TlvKind.OURS), value::describe);

        assertThat(json).isEqualTo("{ \"node-msds\": [{\"type\": 1, \"value\": 10}], \"extended-admin-group\": [1] }");
    }

    @Test
    void addsTheTlvsOfAnotherListBehindItsOwn() throws StatementException {
        LinkState first = LinkState.read(Words.of("[ igp-metric 10 ]"));
        Words words = Words.of("[ te-metric 20 ]");

        LinkState both = first.with(LinkState.read(words), words);

        assertThat(octets(both)).isEqualTo(hex("0447 0003 00000a  0444 0004 00000014"));
    }

    @Test
    void doesNotFollowTlvsThatNestDeeply() throws MalformedException {
        WireWriter nested = new WireWriter();
        List<Integer> lengths = new ArrayList<>();
        int levels = 8_000;
        for (int level = 0; level < levels; level++) {
            nested.u16(1172);
            lengths.add(nested.reserve(2));
            nested.u32(level);
        }
        lengths.forEach(at -> nested.patchU16(at, nested.size() - at - 2));

        LinkState value = LinkState.decode(new WireReader(nested.toByteArray()));

        assertThat(octets(value)).isEqualTo(nested.toByteArray());
    }

    private static byte[] octets(LinkState value) {
        WireWriter out = new WireWriter();
        value.encode(out);
        return out.toByteArray();
    }
}
