package org.herald.core.message;

import java.util.Arrays;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.client.NlriBlock;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** The NLRI of one field of a message. Reused for the next message. */
public final class NlriRun implements NlriBlock {
    private FamilyId family = FamilyId.IPV4_UNICAST;
    private @Nullable AddressFamily<?> codec;
    private @Nullable NextHop nextHop;
    private Object[] decoded = new Object[64];
    private long[] pathIds = new long[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;
    private boolean isWithdrawn;
    private byte[] octets = {};
    private int start;
    private int end;
    private final WireReader raw = new WireReader();

    void begin(
            FamilyId of,
            @Nullable AddressFamily<?> by,
            @Nullable NextHop pointingTo,
            byte[] message,
            int from,
            int to) {
        Arrays.fill(decoded, 0, size, null);
        family = of;
        codec = by;
        nextHop = pointingTo;
        isWithdrawn = false;
        size = 0;
        octets = message;
        start = from;
        end = to;
    }

    /** Says that its NLRI stand among withdrawn routes. */
    void withdraws() {
        isWithdrawn = true;
    }

    /** Takes one NLRI with the codec; only where {@link #codec} is not null. */
    Object decode(WireReader in, CodecContext context) throws MalformedException {
        return isWithdrawn
                ? nlriCodec().decodeWithdrawn(in, context)
                : nlriCodec().decode(in, context);
    }

    void add(Object nlri, long pathId, int from, int to) {
        if (size == decoded.length) {
            int larger = size * 2;
            decoded = Arrays.copyOf(decoded, larger);
            pathIds = Arrays.copyOf(pathIds, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        decoded[size] = nlri;
        pathIds[size] = pathId;
        starts[size] = from;
        ends[size++] = to;
    }

    /** Its bundle failed: only the octets tell. */
    void makeRaw() {
        codec = null;
        size = 0;
    }

    /** Its routes are taken as withdrawn. */
    void dropNextHop() {
        nextHop = null;
    }

    @Override
    public FamilyId family() {
        return family;
    }

    @Override
    public @Nullable AddressFamily<?> codec() {
        return codec;
    }

    @Override
    public @Nullable NextHop nextHop() {
        return nextHop;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Object nlri(int index) {
        return decoded[index];
    }

    @Override
    public long pathId(int index) {
        return pathIds[index];
    }

    /** Where in {@link #octets} the NLRI starts, behind its path identifier. */
    public int from(int index) {
        return starts[index];
    }

    /** Where it ends. */
    public int to(int index) {
        return ends[index];
    }

    /** The message's array. */
    public byte[] octets() {
        return octets;
    }

    @Override
    public WireReader raw() {
        return raw.reset(octets, start, end);
    }

    /** Whether there is nothing in it. */
    boolean isEmpty() {
        return start == end;
    }

    /** The codec for its decoded NLRI; only where {@link #codec} is not null. */
    @SuppressWarnings("unchecked") // NLRI of this run were decoded by this codec
    public NlriCodec<Object> nlriCodec() {
        AddressFamily<?> by = codec;
        if (by == null) {
            throw new IllegalStateException("no codec for " + family);
        }
        return (NlriCodec<Object>) by.codec();
    }
}
