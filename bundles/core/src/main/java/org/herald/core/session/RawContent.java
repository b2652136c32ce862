package org.herald.core.session;

import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** An UPDATE with nothing decoded: what programs are told where a provider failed while it was shown. */
record RawContent(UpdateContent decoded) implements UpdateContent {
    @Override
    public @Nullable FamilyId endOfRib() {
        return decoded.endOfRib();
    }

    @Override
    public AttributeSet attributes() {
        AttributeSet attributes = decoded.attributes();
        return new AttributeSet() {
            @Override
            public int size() {
                return attributes.size();
            }

            @Override
            public int code(int index) {
                return attributes.code(index);
            }

            @Override
            public int flags(int index) {
                return attributes.flags(index);
            }

            @Override
            public @Nullable PathAttributeType<?> type(int index) {
                return null;
            }

            @Override
            public @Nullable Object value(int index) {
                return null;
            }

            @Override
            public WireReader raw(int index) {
                return attributes.raw(index);
            }
        };
    }

    @Override
    public List<? extends NlriBlock> announced() {
        return decoded.announced().stream().map(RawBlock::new).toList();
    }

    @Override
    public List<? extends NlriBlock> withdrawn() {
        return decoded.withdrawn().stream().map(RawBlock::new).toList();
    }

    private record RawBlock(NlriBlock decoded) implements NlriBlock {
        @Override
        public FamilyId family() {
            return decoded.family();
        }

        @Override
        public @Nullable AddressFamily<?> codec() {
            return null;
        }

        @Override
        public @Nullable NextHop nextHop() {
            return decoded.nextHop();
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public Object nlri(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public long pathId(int index) {
            return NlriCodec.NO_PATH_ID;
        }

        @Override
        public WireReader raw() {
            return decoded.raw();
        }
    }
}
