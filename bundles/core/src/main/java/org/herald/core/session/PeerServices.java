package org.herald.core.session;

import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.Network;
import org.herald.core.message.FamilyFacts;
import org.herald.core.message.UpdateDecoder;
import org.herald.core.message.UpdateWriter;
import org.herald.core.registry.Registry;
import org.herald.core.rib.AttributeTable;

/**
 * What all neighbors share, on the loop.
 *
 * @param software name and version that the peer may be told
 * @param isReferenceNamed answers to protocol errors are those of the program whose version was set ({@code exabgp.version}), not RFC 4271's
 */
public record PeerServices(
        EventLoop loop,
        Network network,
        Registry registry,
        Environment environment,
        ConfigurationLoader loader,
        AttributeTable blocks,
        FamilyFacts families,
        UpdateDecoder decoder,
        UpdateDecoder ownDecoder,
        UpdateWriter writer,
        String software,
        boolean isReferenceNamed,
        PeerOwner owner) {

    /** Hears of neighbors. */
    public interface PeerOwner {
        /** Something is to be sent: {@link Peer#flush} is wanted at the end of the turn. */
        void dirty(Peer peer);

        /** A session came up, or an attempt at one failed. */
        void attempted(Peer peer);

        /** The neighbor made all the attempts that it may, or its range's connection ended. */
        void finished(Peer peer);
    }
}
