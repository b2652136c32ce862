package org.herald.api.daemon;

import org.herald.api.bgp.CodecContext;
import org.herald.api.client.Event;
import org.herald.api.wire.MalformedException;
import org.osgi.annotation.versioning.ProviderType;

/** Decodes single messages without a session, for tools. One instance, one thread at a time. */
@ProviderType
public interface MessageDecoder {
    /**
     * Decodes one message with header.
     *
     * @param envelope what the event shall have
     * @param context the session that is assumed
     * @return the event: of {@link Event.Open}, {@link Event.Update} and so on; valid until the next call
     * @throws MalformedException if it is none; what RFC 7606 forgives is in the event as the session would tell it
     */
    Event decode(byte[] message, Event.Envelope envelope, CodecContext context) throws MalformedException;
}
