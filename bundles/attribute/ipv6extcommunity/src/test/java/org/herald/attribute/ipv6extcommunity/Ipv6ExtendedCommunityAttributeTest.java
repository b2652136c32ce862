package org.herald.attribute.ipv6extcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6ExtendedCommunityAttributeTest extends PathAttributeCompliance<Ipv6ExtendedCommunities> {
    private static final String ADDRESS = "20010db8000000000000000000000001";

    @Override
    protected PathAttributeType<Ipv6ExtendedCommunities> attribute() {
        return new Ipv6ExtendedCommunityAttribute();
    }

    @ParameterizedTest
    @CsvSource({
        "target:2001:db8::1:5, 0002, 0005",
        "origin:2001:DB8::1:65535, 0003, ffff",
        "redirect:2001:db8::1:100, 000d, 0064",
        "redirect-to-nexthop-ietf 2001:db8::1, 000c, 0000",
        "redirect-to-nexthop-ietf:2001:db8::1, 000c, 0000",
        "copy-to-nexthop-ietf 2001:db8::1, 000c, 0001",
        "0x400220010db80000000000000000000000010005, 4002, 0005"
    })
    void readsEachKind(String words, String type, String number) throws StatementException {
        Ipv6ExtendedCommunities value = Objects.requireNonNull(parse("extended-community-ipv6 " + words));

        WireWriter out = new WireWriter();
        attribute().encode(value, out, CodecContext.CANONICAL);
        assertThat(Hex.lower(out.toByteArray())).isEqualTo(type + ADDRESS + number);
    }

    @Test
    void sortsWhatIsWrittenInSeveralLists() throws StatementException {
        assertThat(
                        parse(
                                "extended-community-ipv6 origin:2001:db8::1:5 extended-community-ipv6 [ target:2001:db8::1:5 ]"))
                .isEqualTo(parse("extended-community-ipv6 [ target:2001:db8::1:5 origin:2001:db8::1:5 ]"));
    }

    @Test
    void isNotSentIfItIsEmpty() throws StatementException {
        assertThat(parse("extended-community-ipv6 [ ]")).isNull();
    }

    @Test
    void doesNotTakeTheWordBehindIt() throws StatementException {
        Words words = Words.of("extended-community-ipv6 redirect-to-nexthop-ietf 2001:db8::1 med 10");

        attribute().parse(words, null, codecs());

        assertThat(words.peek()).isEqualTo("med");
    }
}
