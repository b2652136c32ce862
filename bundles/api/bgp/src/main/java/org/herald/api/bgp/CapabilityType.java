package org.herald.api.bgp;

import java.util.List;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A capability of the OPEN message (RFC 5492). Implemented by one bundle each; a bundle with several codes gives several. Stateless.
 *
 * @param <C> its decoded value: immutable, with equals
 */
@ConsumerType
public interface CapabilityType<C> {
    /** 1 to 255, from the IANA registry "Capability Codes". */
    int code();

    /** The key under which events show it when we sent it, {@code route-refresh}. */
    String name();

    /** Its place among the capabilities of our OPEN, lowest first. */
    int offerOrder();

    /** Keywords that it adds to neighbors, with path {@code neighbor} or {@code neighbor/capability}. */
    List<Setting<?>> settings();

    /** Sections that it adds to neighbors. */
    default List<ConfigSection> sections() {
        return List.of();
    }

    /**
     * The sections, for a reader of configurations: where they take words of families, they know which are installed and refuse others.
     */
    default List<ConfigSection> sections(CodecView codecs) {
        return sections();
    }

    /** Writes what our OPEN offers: nothing, or one or more values of this code. */
    void offer(NeighborView neighbor, Offer out);

    /** Reads one value. @throws MalformedException 2/0 unless it states otherwise */
    C decode(WireReader value) throws MalformedException;

    /** Two values of one OPEN in one (RFC 5492, 4). */
    default C merge(C first, C second) {
        return second;
    }

    /** Draws the facts from what both sides sent; either may be null, ours or theirs absent. */
    void negotiate(@Nullable C sent, @Nullable C received, Negotiated.Builder out);

    /**
     * The same for a capability that must know more of the session than its own values ({@code role}, whose strict mode stands in the
     * configuration only). This is what the core asks; it may {@link Negotiated.Builder#refuse} the session.
     */
    default void negotiate(@Nullable C sent, @Nullable C received, NegotiationContext session, Negotiated.Builder out) {
        negotiate(sent, received, out);
    }

    /** Gives the fields inside the object that events show for this capability. */
    void describe(C value, FieldSink out, CodecView codecs);

    /** Writes the capability as one text for logs and the text encoder: {@code asn4(65001)}. */
    void print(C value, TextWriter out, CodecView codecs);

    /** Takes the capabilities of our OPEN. */
    @ProviderType
    interface Offer {
        /** Begins a value of the type's code; its octets are written to what is returned, until the next begin or the end. */
        WireWriter begin();
    }
}
