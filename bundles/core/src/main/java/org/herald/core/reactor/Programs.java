package org.herald.core.reactor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.herald.api.client.ApiPort;
import org.herald.api.daemon.ApiLink;
import org.herald.api.daemon.ApiLink.MessageInterest;
import org.herald.core.client.Client;
import org.herald.core.session.Peer;
import org.herald.core.session.PeerEvents.Subscription;

/** The programs that are connected, which neighbors each may address, and what each is told. Used on the loop. */
final class Programs {
    private final List<Client> clients = new ArrayList<>();
    private final Map<Client, List<Peer>> addressable = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();

    List<Client> all() {
        return List.copyOf(clients);
    }

    void add(Client client) {
        clients.add(client);
        addressable.clear();
    }

    void remove(Client client) {
        clients.remove(client);
        addressable.clear();
    }

    /** Neighbors, or their links to programs, changed. */
    void neighborsChanged() {
        addressable.clear();
        patterns.clear();
    }

    /** The neighbors that a program may address: those that name it, or all for an operator. */
    List<Peer> addressable(Client client, Supplier<List<Peer>> peers) {
        return addressable.computeIfAbsent(client, each -> {
            if (client.kind() == ApiPort.ClientKind.OPERATOR) {
                return List.copyOf(peers.get());
            }
            return peers.get().stream()
                    .filter(peer -> peer.definition().apis().stream().anyMatch(link -> isNamed(link, client.name())))
                    .toList();
        });
    }

    private boolean isNamed(ApiLink link, String program) {
        if (link.programs().contains(program)) {
            return true;
        }
        Function<String, Pattern> compile = Pattern::compile;
        for (String expression : link.matches()) {
            if (patterns.computeIfAbsent(expression, compile).matcher(program).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** What programs are to be told of a neighbor, its several links to one program merged. */
    List<Subscription> subscriptions(Peer peer) {
        List<Subscription> all = new ArrayList<>();
        for (Client client : clients) {
            Subscription merged = null;
            for (ApiLink link : peer.definition().apis()) {
                if (isNamed(link, client.name())) {
                    merged = merge(client, merged, link);
                }
            }
            if (merged != null) {
                all.add(merged);
            }
        }
        return all;
    }

    private static Subscription merge(
            Client client, @org.jspecify.annotations.Nullable Subscription before, ApiLink link) {
        if (before == null) {
            return new Subscription(
                    client,
                    link.tellsState(),
                    link.tellsNegotiated(),
                    link.tellsFsm(),
                    link.tellsSignals(),
                    link.sent(),
                    link.received());
        }
        return new Subscription(
                client,
                before.wantsState() || link.tellsState(),
                before.wantsNegotiated() || link.tellsNegotiated(),
                before.wantsFsm() || link.tellsFsm(),
                before.wantsSignals() || link.tellsSignals(),
                union(before.sent(), link.sent()),
                union(before.received(), link.received()));
    }

    private static Set<MessageInterest> union(Set<MessageInterest> one, Set<MessageInterest> two) {
        Set<MessageInterest> both = EnumSet.noneOf(MessageInterest.class);
        both.addAll(one);
        both.addAll(two);
        return both;
    }
}
