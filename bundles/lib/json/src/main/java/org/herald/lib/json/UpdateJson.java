package org.herald.lib.json;

import java.util.List;
import java.util.Objects;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.client.NlriBlock;
import org.herald.api.client.UpdateContent;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code message} of an UPDATE: attributes, then announced routes by family and next hop, then withdrawn ones by family. Blocks of
 * one family, or of one family and next hop, share one key wherever they stood in the message.
 */
final class UpdateJson {
    /** Compatibility: up to 5.0 the NLRI of some families repeat the next hop, under which they stand. */
    private static final int VERSION_WITHOUT_NEXT_HOP = 6;

    private static final String HEX = "0123456789ABCDEF";

    private final JsonFieldSink sink;
    private final WireWriter out;
    private final CodecView codecs;
    private final boolean isCompact;

    UpdateJson(JsonFieldSink sink, WireWriter out, CodecView codecs, boolean isCompact) {
        this.sink = sink;
        this.out = out;
        this.codecs = codecs;
        this.isCompact = isCompact;
    }

    void write(UpdateContent update) {
        sink.name("message").openObject();
        if (update.endOfRib() != null) {
            endOfRib(update.endOfRib());
        } else {
            sink.name("update").openObject();
            attributes(update.attributes());
            announced(update.announced());
            withdrawn(update.withdrawn());
            sink.closeObject();
        }
        sink.closeObject();
    }

    /** Compatibility: blanks before the colons, since ExaBGP 4. */
    private void endOfRib(FamilyId family) {
        String name = codecs.nameOf(family);
        int blank = name.indexOf(' ');
        sink.name("eor");
        out.ascii("{ \"afi\" : \"").ascii(name.substring(0, blank));
        out.ascii("\", \"safi\" : \"").ascii(name.substring(blank + 1)).ascii("\" }");
    }

    // ---- attributes

    private void attributes(AttributeSet attributes) {
        int before = out.size();
        sink.name("attribute").openObject();
        int opened = out.size();
        for (int index = 0; index < attributes.size(); index++) {
            PathAttributeType<?> type = attributes.type(index);
            Object value = attributes.value(index);
            if (type != null && value != null) {
                describe(type, value);
            } else {
                unknown(attributes, index);
            }
        }
        if (out.size() == opened) {
            sink.takeBack(before);
        } else {
            sink.closeObject();
        }
    }

    @SuppressWarnings("unchecked") // an attribute set pairs each value with the type that decoded it
    private <A> void describe(PathAttributeType<A> type, Object value) {
        type.describe((A) value, sink, codecs);
    }

    private void unknown(AttributeSet attributes, int index) {
        WireReader raw = attributes.raw(index);
        sink.name("attribute-0x" + twoDigits(attributes.code(index)) + "-0x" + twoDigits(attributes.flags(index)));
        sink.lowerHex("0x", raw.array(), raw.position(), raw.remaining());
    }

    private static String twoDigits(int octet) {
        return "" + HEX.charAt(octet >>> 4 & 0xF) + HEX.charAt(octet & 0xF);
    }

    // ---- routes

    private void announced(List<? extends NlriBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        sink.name("announce").openObject();
        for (int index = 0; index < blocks.size(); index++) {
            FamilyId family = blocks.get(index).family();
            if (isFirstOfFamily(blocks, index)) {
                familyName(blocks.get(index));
                sink.openObject();
                for (int at = index; at < blocks.size(); at++) {
                    if (blocks.get(at).family().equals(family) && isFirstOfNextHop(blocks, at)) {
                        nextHop(blocks, at);
                    }
                }
                sink.closeObject();
            }
        }
        sink.closeObject();
    }

    private void nextHop(List<? extends NlriBlock> blocks, int first) {
        IpAddress nextHop = nextHopOf(blocks.get(first));
        if (nextHop == null) {
            sink.name("no-nexthop");
        } else {
            sink.name(nextHop);
        }
        sink.openList();
        for (int at = first; at < blocks.size(); at++) {
            if (isSame(blocks.get(first), blocks.get(at))) {
                items(blocks.get(at));
            }
        }
        sink.closeList();
    }

    private void withdrawn(List<? extends NlriBlock> blocks) {
        if (blocks.isEmpty()) {
            return;
        }
        sink.name("withdraw").openObject();
        for (int index = 0; index < blocks.size(); index++) {
            FamilyId family = blocks.get(index).family();
            if (isFirstOfFamily(blocks, index)) {
                familyName(blocks.get(index));
                sink.openList();
                for (int at = index; at < blocks.size(); at++) {
                    if (blocks.get(at).family().equals(family)) {
                        items(blocks.get(at));
                    }
                }
                sink.closeList();
            }
        }
        sink.closeObject();
    }

    private static boolean isFirstOfFamily(List<? extends NlriBlock> blocks, int index) {
        for (int at = 0; at < index; at++) {
            if (blocks.get(at).family().equals(blocks.get(index).family())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFirstOfNextHop(List<? extends NlriBlock> blocks, int index) {
        for (int at = 0; at < index; at++) {
            if (isSame(blocks.get(at), blocks.get(index))) {
                return false;
            }
        }
        return true;
    }

    /** Whether two blocks belong under one key. Of a pair of next hops only the global one is shown, so only that counts. */
    private static boolean isSame(NlriBlock one, NlriBlock two) {
        return one.family().equals(two.family()) && Objects.equals(nextHopOf(one), nextHopOf(two));
    }

    private static @Nullable IpAddress nextHopOf(NlriBlock block) {
        return block.nextHop() == null ? null : block.nextHop().address();
    }

    private void familyName(NlriBlock block) {
        AddressFamily<?> family = block.codec();
        if (family != null) {
            sink.name(family.names());
        } else {
            sink.name(codecs.nameOf(block.family()));
        }
    }

    private void items(NlriBlock block) {
        AddressFamily<?> family = block.codec();
        if (family != null) {
            items(block, family.codec());
        } else {
            WireReader raw = block.raw();
            sink.openObject();
            sink.field("parsed", false);
            sink.name("raw").hex("", raw.array(), raw.position(), raw.remaining());
            sink.closeObject();
        }
    }

    @SuppressWarnings("unchecked") // a block has the NLRI that its codec decoded
    private <N> void items(NlriBlock block, NlriCodec<N> codec) {
        boolean isBare = isCompact && codec.isPlainPrefix();
        IpAddress nextHop = sink.dialect().version() < VERSION_WITHOUT_NEXT_HOP ? nextHopOf(block) : null;
        for (int index = 0; index < block.size(); index++) {
            long pathId = block.pathId(index);
            if (isBare && pathId == NlriCodec.NO_PATH_ID) {
                sink.leaveOutName();
                codec.describe((N) block.nlri(index), pathId, sink);
            } else {
                sink.openObject();
                codec.describe((N) block.nlri(index), pathId, nextHop, sink);
                sink.closeObject();
            }
        }
    }
}
