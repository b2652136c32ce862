package org.herald.core.rib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.testkit.HexText.hex;

import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.junit.jupiter.api.Test;

class AdjRibInTest {
    private final AttributeTable blocks = new AttributeTable();
    private final AdjRibIn rib = new AdjRibIn(blocks);

    @Test
    void keepsTheLastAnnouncementOfAKey() {
        announce("18 0a0000", "18 0a0000", "01");
        announce("18 0a0000", "18 0a0000", "02");

        assertThat(rib.routes().count()).isEqualTo(1);
        assertThat(blocks.block(rib.routes().attributes(0))).isEqualTo(hex("02"));
        assertThat(blocks.count()).isEqualTo(1);
    }

    @Test
    void takesTheLastNlriOfAKeyWhoseLabelChanged() {
        announce("70 0001 0a", "88 000011 0001 0a", "01");
        announce("70 0001 0a", "88 000021 0001 0a", "01");

        RouteTable routes = rib.routes();
        int from = routes.nlriFrom(0);
        assertThat(java.util.Arrays.copyOfRange(routes.nlriArray(0), from, from + routes.nlriLength(0)))
                .isEqualTo(hex("88 000021 0001 0a"));
    }

    @Test
    void forgetsAWithdrawnRouteAndItsAttributes() {
        announce("18 0a0000", "18 0a0000", "01");

        rib.withdraw(FamilyId.IPV4_UNICAST, NlriCodec.NO_PATH_ID, writer("18 0a0000"));
        rib.withdraw(FamilyId.IPV4_UNICAST, NlriCodec.NO_PATH_ID, writer("18 0b0000"));

        assertThat(rib.routes().count()).isZero();
        assertThat(blocks.count()).isZero();
    }

    @Test
    void isEmptyWhenCleared() {
        announce("18 0a0000", "18 0a0000", "01");
        announce("18 0b0000", "18 0b0000", "01");
        announce("18 0c0000", "18 0c0000", "02");

        rib.clear();

        assertThat(rib.routes().count()).isZero();
        assertThat(blocks.count()).isZero();
    }

    private void announce(String key, String nlri, String block) {
        byte[] octets = hex("ffff" + nlri);
        int id = blocks.intern(hex(block), 0, hex(block).length);
        rib.announce(FamilyId.IPV4_UNICAST, NlriCodec.NO_PATH_ID, writer(key), octets, 2, octets.length - 2, id);
        blocks.release(id);
    }

    private static WireWriter writer(String hex) {
        return new WireWriter().bytes(hex(hex));
    }
}
