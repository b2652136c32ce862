package org.herald.core.message;

import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeSink;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * Turns a canonical attribute block into the attributes that one session is sent: by ascending code, defaults filled in, what does not belong on the
 * session left out. Kept and reused by its owner; not thread safe.
 */
final class AttributeExporter implements AttributeSink {
    private final WireWriter out = new WireWriter(512, WireWriter.UNBOUNDED);
    private final WireReader value = new WireReader();
    private PathAttributeType<?>[] adapted = {};
    private long generation = -1;
    private int attributeAt;
    private int nextHopFrom = -1;
    private int nextHopLength;
    private boolean isHeldBack;

    /** What {@link #export} wrote. */
    WireWriter attributes() {
        return out;
    }

    /** Where the block just exported keeps its next hop; -1 if it has none. */
    int nextHopFrom() {
        return nextHopFrom;
    }

    int nextHopLength() {
        return nextHopLength;
    }

    /** Finds the next hop of a block without exporting it. */
    void findNextHop(byte[] block) {
        nextHopFrom = -1;
        nextHopLength = 0;
        int at = 0;
        while (at < block.length) {
            int length = (block[at + 2] & 0xFF) << 8 | block[at + 3] & 0xFF;
            if ((block[at + 1] & 0xFF) == AttributeDraft.NEXT_HOP_CODE) {
                nextHopFrom = at + AttributeDraft.BLOCK_HEADER;
                nextHopLength = length;
                return;
            }
            at += AttributeDraft.BLOCK_HEADER + length;
        }
    }

    /**
     * Writes the attributes of a block.
     *
     * @param withNextHop whether NEXT_HOP (4 octets) is among the attributes sent
     * @return false if routes of the family with these attributes must not go out on the session
     */
    boolean export(byte[] block, boolean withNextHop, FamilyId family, CodecContext session, CodecView codecs) {
        refresh(codecs);
        isHeldBack = false;
        out.clear();
        int nextAdapted = 0;
        int at = 0;
        while (at < block.length) {
            int flags = block[at] & 0xFF;
            int code = block[at + 1] & 0xFF;
            int length = (block[at + 2] & 0xFF) << 8 | block[at + 3] & 0xFF;
            int from = at + AttributeDraft.BLOCK_HEADER;
            at = from + length;
            while (nextAdapted < adapted.length && adapted[nextAdapted].code() < code) {
                exportAdapted(adapted[nextAdapted++], block, -1, -1, family, session);
            }
            if (nextAdapted < adapted.length && adapted[nextAdapted].code() == code) {
                exportAdapted(adapted[nextAdapted++], block, from, at, family, session);
            } else if (code != AttributeDraft.NEXT_HOP_CODE || withNextHop) {
                begin(code, flags).bytes(block, from, length);
                end();
            }
        }
        while (nextAdapted < adapted.length) {
            exportAdapted(adapted[nextAdapted++], block, -1, -1, family, session);
        }
        return !isHeldBack;
    }

    @SuppressWarnings("unchecked") // the value is decoded by the type that exports it
    private void exportAdapted(
            PathAttributeType<?> wildcard, byte[] block, int from, int to, FamilyId family, CodecContext session) {
        PathAttributeType<Object> type = (PathAttributeType<Object>) wildcard;
        Object written = null;
        if (from >= 0) {
            try {
                written = type.decode(value.reset(block, from, to), CodecContext.CANONICAL);
            } catch (MalformedException notOurs) {
                // A generic attribute may hold any octets: they are sent as they were written.
                begin(type.code(), type.flags()).bytes(block, from, to - from);
                end();
                return;
            }
        }
        if (written != null && type.isHeldBack(written, session, family)) {
            isHeldBack = true;
        }
        Object exported = type.export(written, session, family);
        if (exported == null) {
            return;
        }
        type.encode(exported, begin(type.code(), type.flags()), session);
        end();
        type.exportCompanions(exported, this, session);
    }

    private void refresh(CodecView codecs) {
        if (generation != codecs.generation()) {
            generation = codecs.generation();
            adapted = codecs.attributes().stream()
                    .filter(type -> type.traits().contains(AttributeTrait.ADAPTED))
                    .toArray(PathAttributeType<?>[]::new);
        }
    }

    @Override
    public WireWriter begin(int code, int flags) {
        attributeAt = out.size();
        out.u8(flags).u8(code).u8(0);
        if ((flags & AttributeFlags.EXTENDED_LENGTH) != 0) {
            // Whoever wrote the flags of a generic attribute wants this form, whatever the length.
            out.u8(0);
        }
        return out;
    }

    @Override
    public void end() {
        if ((out.array()[attributeAt] & AttributeFlags.EXTENDED_LENGTH) != 0) {
            out.patchU16(attributeAt + 2, out.size() - attributeAt - 4);
            return;
        }
        int from = attributeAt + 3;
        int length = out.size() - from;
        if (length <= 0xFF) {
            out.patchU8(attributeAt + 2, length);
            return;
        }
        out.u8(0);
        byte[] array = out.array();
        System.arraycopy(array, from, array, from + 1, length);
        array[attributeAt] |= (byte) AttributeFlags.EXTENDED_LENGTH;
        out.patchU16(attributeAt + 2, length);
    }

    /** The adapted types are forgotten with the snapshot they came from. */
    void forget() {
        generation = -1;
        adapted = new PathAttributeType<?>[0];
    }
}
