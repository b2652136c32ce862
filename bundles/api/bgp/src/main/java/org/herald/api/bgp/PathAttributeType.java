package org.herald.api.bgp;

import java.util.Set;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A path attribute (RFC 4271, 4.3). Implemented by one bundle each; stateless and thread safe.
 *
 * @param <A> its decoded value: immutable, with equals
 */
@ConsumerType
public interface PathAttributeType<A> {
    /** 1 to 255, from the IANA registry "BGP Path Attributes". */
    int code();

    /** The registry's name, {@code ORIGIN}: for logs and errors. */
    String name();

    /** {@link AttributeFlags} as sent; received Optional and Transitive bits must equal these. */
    int flags();

    /** What a malformed one demands where {@link #decode} states nothing else. */
    Severity onMalformed();

    /** What wrong Optional or Transitive bits demand (RFC 7606, 3(c)). */
    default Severity onWrongFlags() {
        return onMalformed();
    }

    default Set<AttributeTrait> traits() {
        return Set.of();
    }

    /** Reads the value, all octets of the window. */
    A decode(WireReader value, CodecContext context) throws MalformedException;

    /** Writes the value, without flags, code and length. */
    void encode(A value, WireWriter out, CodecContext context);

    /**
     * The value with what other attributes of the same UPDATE add to it (AS4_PATH to AS_PATH, RFC 6793, 4.2.3).
     *
     * @return the value itself if nothing does; null if it is to be dropped, being merged elsewhere
     */
    default @Nullable A complete(A value, AttributeSet received, CodecContext context) {
        return value;
    }

    /**
     * Judges the value beside the other attributes of the same UPDATE, before anything is told of them.
     *
     * @throws MalformedException if they must not stand together (BGPsec_PATH and AS_PATH, RFC 8205, 5.2)
     */
    default void check(A value, AttributeSet received, CodecContext context) throws MalformedException {}

    /**
     * The value that this session is sent for a route with that one; null if the attribute is not sent. Asked only with
     * {@link AttributeTrait#ADAPTED}.
     *
     * @param value what the route has, null if it was not written
     */
    default @Nullable A export(@Nullable A value, CodecContext session) {
        return value;
    }

    /** The same for an attribute that not every family is sent (RFC 9234, 5). This is what the core asks. */
    default @Nullable A export(@Nullable A value, CodecContext session, FamilyId family) {
        return export(value, session);
    }

    /**
     * Whether routes with this value must not go out on the session at all (RFC 9234, 5): they are held back. Asked only with
     * {@link AttributeTrait#ADAPTED}, of what the route has.
     */
    default boolean isHeldBack(A value, CodecContext session, FamilyId family) {
        return false;
    }

    /** Writes attributes that must accompany the value on this session (AS4_PATH, RFC 6793, 4.2.2). Asked only with ADAPTED. */
    default void exportCompanions(A value, AttributeSink out, CodecContext session) {}

    /** The words that it adds to routes; {@link Grammar#EMPTY} if it cannot be written by a word of its own. */
    Grammar grammar();

    /**
     * Takes one of the words of {@link #grammar} and its arguments.
     *
     * @param previous what the same statement gave before, null at the first
     * @return the value; null if what is written means that there is none ({@code community [ ]})
     */
    @Nullable
    A parse(Words words, @Nullable A previous, CodecView codecs) throws StatementException;

    /**
     * Whether a word given twice in one statement adds to what it gave before ({@code extended-community}); else the first one holds.
     */
    default boolean mergesRepeats() {
        return false;
    }

    /** Gives named fields, none if there is nothing to tell, in the form of the sink's dialect. */
    void describe(A value, FieldSink out, CodecView codecs);

    /** Writes the words with which the value would be announced, nothing if there is nothing to tell. */
    void print(A value, TextWriter out, CodecView codecs);
}
