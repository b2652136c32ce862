package org.herald.api.bgp;

import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads, writes and describes the NLRI of a family. Stateless and thread safe.
 *
 * <p>What {@link #decode} accepts, {@link #encode} writes again and {@link #describe} renders. Path identifiers (RFC 7911, 3) are the core's:
 * it takes them off before decoding and gives them to describe and print.
 *
 * @param <N> the decoded form: immutable, with equals
 */
@ConsumerType
public interface NlriCodec<N> {
    /** Stands for «no path identifier». */
    long NO_PATH_ID = -1;

    /**
     * Takes one NLRI, leaving the reader behind it.
     *
     * @throws MalformedException if it is not one; without a severity of its own the UPDATE resets the session with 3/10 (Invalid
     *     Network Field). {@link org.herald.api.wire.Severity#DISCARD_ATTRIBUTE} means: this NLRI alone is dropped, and the
     *     reader stands behind it; {@link org.herald.api.wire.Severity#TREAT_AS_WITHDRAW}: all routes of the UPDATE are taken as withdrawn,
     *     those behind this one too if the reader moved, which then stands behind it
     */
    N decode(WireReader in, CodecContext context) throws MalformedException;

    /**
     * Takes one NLRI from withdrawn routes, where a family may have other rules: labels mean nothing there (RFC 8277, 2.4). The key is the one
     * of the route that was announced.
     *
     * @throws MalformedException as {@link #decode} does
     */
    default N decodeWithdrawn(WireReader in, CodecContext context) throws MalformedException {
        return decode(in, context);
    }

    /** Writes one NLRI as it goes on the wire, without path identifier. */
    void encode(N nlri, WireWriter out, CodecContext context);

    /** Writes one NLRI as it goes into withdrawn routes, for {@link #decodeWithdrawn} of a peer; without path identifier. */
    default void encodeWithdrawn(N nlri, WireWriter out, CodecContext context) {
        encode(nlri, out, context);
    }

    /** Whether the NLRI of withdrawn routes may have other octets than those of announced ones. */
    default boolean hasWithdrawnForm() {
        return false;
    }

    /** Writes what identifies the route in a RIB: equal octets, same route. Labels are left out (RFC 8277, 2.4). */
    void encodeKey(N nlri, WireWriter out);

    /**
     * Gives the fields of one NLRI, in the order in which users know them, between the sink's openObject and closeObject.
     *
     * @param pathId 0 to 4294967295, or {@link #NO_PATH_ID}
     */
    void describe(N nlri, long pathId, FieldSink out);

    /**
     * The same where the form of the output shows the next hop of the UPDATE inside the NLRI of some families.
     *
     * @param nextHop of the UPDATE; null where it has none or the form does not show it
     */
    default void describe(N nlri, long pathId, @Nullable IpAddress nextHop, FieldSink out) {
        describe(nlri, pathId, out);
    }

    /** Writes the words with which the route would be announced, up to but without the next hop. */
    void print(N nlri, long pathId, TextWriter out);

    /**
     * Whether the NLRI is the family's plain prefix, of which a compact event shows the text alone. Then {@link #describe} gives exactly
     * one field unless there is a path identifier.
     */
    default boolean isPlainPrefix() {
        return false;
    }
}
