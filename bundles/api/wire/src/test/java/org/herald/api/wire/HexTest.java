package org.herald.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexTest {
    @Test
    void readsBothCasesAndWritesEither() {
        byte[] octets = Hex.parse("00aBFf7f");

        assertThat(Hex.upper(octets)).isEqualTo("00ABFF7F");
        assertThat(Hex.lower(octets)).isEqualTo("00abff7f");
        assertThat(Hex.parse("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0x", "zz", "0 0 ", "-1", "\u0663\u0663", "\uFF11\uFF11"})
    void refusesOtherCharacters(String text) {
        assertThatThrownBy(() -> Hex.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void packsFamiliesInTheOrderOfTheirNumbers() {
        FamilyId family = new FamilyId(16388, 71);

        assertThat(FamilyId.ofPacked(family.packed())).isEqualTo(family).hasToString("16388/71");
        assertThat(FamilyId.IPV4_UNICAST).isLessThan(FamilyId.IPV6_UNICAST);
        assertThatThrownBy(() -> new FamilyId(65536, 1)).hasMessage("AFI 65536 is out of range (0-65535)");
        assertThatThrownBy(() -> new FamilyId(1, 256)).hasMessage("SAFI 256 is out of range (0-255)");
    }
}
