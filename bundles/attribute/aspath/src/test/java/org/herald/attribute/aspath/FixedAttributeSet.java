package org.herald.attribute.aspath;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.WireReader;
import org.herald.testkit.HexText;
import org.jspecify.annotations.Nullable;

/** Attributes as a test names them, by ascending code. */
final class FixedAttributeSet implements AttributeSet {
    private record Received(int code, @Nullable Object value, byte[] octets) {}

    private final List<Received> attributes = new ArrayList<>();

    FixedAttributeSet with(int code, @Nullable Object value, String octets) {
        attributes.add(new Received(code, value, HexText.hex(octets)));
        return this;
    }

    @Override
    public int size() {
        return attributes.size();
    }

    @Override
    public int code(int index) {
        return attributes.get(index).code();
    }

    @Override
    public int flags(int index) {
        return 0xC0;
    }

    @Override
    public @Nullable PathAttributeType<?> type(int index) {
        return null;
    }

    @Override
    public @Nullable Object value(int index) {
        return attributes.get(index).value();
    }

    @Override
    public WireReader raw(int index) {
        return new WireReader(attributes.get(index).octets());
    }
}
