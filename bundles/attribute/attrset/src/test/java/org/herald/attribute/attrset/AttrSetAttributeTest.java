package org.herald.attribute.attrset;

import static org.assertj.core.api.Assertions.assertThat;

import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.Hex;
import org.herald.api.wire.WireWriter;
import org.herald.attribute.aspath.AsPathAttribute;
import org.herald.attribute.localpref.LocalPrefAttribute;
import org.herald.attribute.med.MedAttribute;
import org.herald.testkit.FixedCodecView;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;

class AttrSetAttributeTest extends PathAttributeCompliance<AttributeSetValue> {
    @Override
    protected PathAttributeType<AttributeSetValue> attribute() {
        return new AttrSetAttribute();
    }

    /** With some of the attributes that stand inside. */
    @Override
    protected CodecView codecs() {
        return FixedCodecView.of(attribute(), new MedAttribute(), new LocalPrefAttribute(), new AsPathAttribute());
    }

    @Test
    void keepsWordsInTheOrderOfCodes() throws StatementException {
        AttributeSetValue value = parse("attr-set 65001 ( local-preference 200 med 100 )");

        assertThat(value.attributes()).extracting(NestedAttribute::code).containsExactly(4, 5);
    }

    @Test
    void writesLongValuesWithTwoOctetsOfLength() throws StatementException {
        AttributeSetValue value = parse("attr-set 1 ( attribute [ 0x63 0xC0 0x" + "ab".repeat(256) + " ] )");
        WireWriter out = new WireWriter();

        attribute().encode(value, out, CodecContext.CANONICAL);

        assertThat(Hex.lower(out.toByteArray()))
                .startsWith("00000001d0630100ab")
                .hasSize((4 + 4 + 256) * 2);
    }
}
