package org.herald.core.reactor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborKeys;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.daemon.Network;
import org.herald.api.daemon.Network.AcceptHandler;
import org.herald.api.daemon.Network.ListenOptions;
import org.herald.api.daemon.Network.Listener;
import org.herald.api.daemon.Network.PeerKey;
import org.herald.api.daemon.Network.SocketProtection;
import org.herald.api.daemon.Network.TcpAuthentication;
import org.herald.api.daemon.Network.UnsupportedSocketOptionException;
import org.herald.api.wire.IpAddress;
import org.herald.core.session.SocketProtections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sockets that peers connect to: those of {@code tcp.bind}, and one for each {@code listen} of a neighbor. Used on the loop. */
final class ListenSockets {
    private static final Logger log = LoggerFactory.getLogger(ListenSockets.class);

    private record Place(@Nullable IpAddress address, int port) {}

    private final Network network;
    private final Environment environment;
    private final AcceptHandler handler;
    private final Map<Place, Listener> listeners = new HashMap<>();
    private Set<PeerKey> authentications = Set.of();

    ListenSockets(Network network, Environment environment, AcceptHandler handler) {
        this.network = network;
        this.environment = environment;
        this.handler = handler;
    }

    /**
     * Opens what the configuration wants and closes what it does not.
     *
     * @throws IOException if an address cannot be bound: what was open stays open
     */
    void apply(Configuration configuration) throws IOException {
        Map<Place, SocketProtection> wanted = wanted(configuration);
        List<PeerKey> keys = keys(configuration);
        closeWhereAuthenticationChanged(keys);
        for (Map.Entry<Place, SocketProtection> each : wanted.entrySet()) {
            open(each.getKey(), each.getValue(), keys);
        }
        listeners.entrySet().removeIf(each -> {
            if (wanted.containsKey(each.getKey())) {
                return false;
            }
            each.getValue().close();
            return true;
        });
    }

    /** A listening socket gets its TCP-AO keys when it is opened: connections that are up do not notice that it is opened again. */
    private void closeWhereAuthenticationChanged(List<PeerKey> keys) {
        Set<PeerKey> wanted = PeerKey.authentications(keys);
        if (!wanted.equals(authentications)) {
            close();
            authentications = wanted;
        }
    }

    private void open(Place place, SocketProtection protection, List<PeerKey> keys) throws IOException {
        try {
            Listener open = listeners.get(place);
            if (open != null) {
                open.peers(keys);
                return;
            }
            Listener listener =
                    network.listen(new ListenOptions(place.address(), place.port(), keys, protection), handler);
            listeners.put(place, listener);
            log.atInfo()
                    .addKeyValue("address", place.address())
                    .addKeyValue("port", listener.port())
                    .log("network.listening");
        } catch (UnsupportedSocketOptionException unsupported) {
            throw new IOException(unsupported.getMessage(), unsupported);
        }
    }

    private Map<Place, SocketProtection> wanted(Configuration configuration) {
        Map<Place, SocketProtection> wanted = new HashMap<>();
        for (String word : words(environment.get("tcp.bind"))) {
            IpAddress address = IpAddress.parse(word);
            if (address != null) {
                wanted.put(new Place(address, environment.number("tcp.port")), SocketProtection.NONE);
            }
        }
        for (NeighborDefinition neighbor : configuration.neighbors()) {
            int port = neighbor.settings().getOr(NeighborSettings.LISTEN, 0);
            if (port != 0) {
                IpAddress address = neighbor.settings().get(NeighborSettings.MD5_IP);
                wanted.put(
                        new Place(address != null ? address : neighbor.localAddress(), port),
                        SocketProtections.listening(neighbor));
            }
        }
        return wanted;
    }

    private static List<PeerKey> keys(Configuration configuration) {
        List<PeerKey> keys = new ArrayList<>();
        for (NeighborDefinition neighbor : configuration.neighbors()) {
            byte[] key = NeighborKeys.md5(neighbor.settings());
            TcpAuthentication authentication = NeighborKeys.tcpAuthentication(neighbor.settings());
            if (key != null || authentication != null) {
                keys.add(new PeerKey(neighbor.peerAddress(), neighbor.peerPrefixBits(), key, authentication));
            }
        }
        return keys;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.replace("'", " ")
                .replace("\"", " ")
                .replace(",", " ")
                .strip()
                .split(" +")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    void close() {
        listeners.values().forEach(Listener::close);
        listeners.clear();
    }
}
