package org.herald.core.session;

import java.nio.file.Path;
import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.Network;
import org.herald.core.message.FamilyFacts;
import org.herald.core.message.UpdateDecoder;
import org.herald.core.message.UpdateWriter;
import org.herald.core.registry.FaultWall;
import org.herald.core.registry.Registry;
import org.herald.core.rib.AttributeTable;
import org.herald.core.testing.Definitions;

/** Makes neighbors, and what they share. */
public final class Peers {
    private Peers() {}

    /** What neighbors share. */
    static PeerServices services(
            Network network,
            Registry registry,
            Environment environment,
            FaultWall faults,
            AttributeTable blocks,
            boolean isReferenceNamed,
            PeerServices.PeerOwner owner) {
        EventLoop loop = network.loop();
        UpdateDecoder.FaultListener onFault =
                (provider, cause, octets) -> faults.fault(provider, cause, octets, loop.nowNanos());
        FamilyFacts families = new FamilyFacts();
        return new PeerServices(
                loop,
                network,
                registry,
                environment,
                new NoLoader(),
                blocks,
                families,
                new UpdateDecoder(onFault),
                new UpdateDecoder(onFault),
                new UpdateWriter(blocks, families),
                "Herald/test",
                isReferenceNamed,
                owner);
    }

    /** Neighbors that nobody is told of; what they have to send is sent in a turn of its own. */
    public static List<Peer> of(
            Network network, Registry registry, Environment environment, Definitions... definitions) {
        FaultWall faults = new FaultWall(registry);
        PeerServices services = services(
                network, registry, environment, faults, new AttributeTable(), false, new FlushingOwner(network.loop()));
        return java.util.Arrays.stream(definitions)
                .map(definition -> new Peer(
                        definition.build(),
                        services,
                        new PeerEvents(network.loop(), registry, faults, new EncoderOptions("host", 1, 1, false))))
                .toList();
    }

    private record FlushingOwner(EventLoop loop) implements PeerServices.PeerOwner {
        @Override
        public void dirty(Peer peer) {
            loop.execute(peer::flush);
        }

        @Override
        public void attempted(Peer peer) {}

        @Override
        public void finished(Peer peer) {}
    }

    private static final class NoLoader implements ConfigurationLoader {
        @Override
        public Configuration load(Path file, CodecView codecs, Environment settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Configuration parse(String source, byte[] text, CodecView codecs, Environment settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> print(NeighborDefinition neighbor, CodecView codecs) {
            return List.of();
        }
    }
}
