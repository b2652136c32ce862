package org.herald.command.rib;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The words behind {@code show adj-rib in}, in any order.
 *
 * @param form text or JSON
 * @param isExtensive whether attributes and the whole name of the neighbor are shown
 * @param kind families shown; null for all
 * @param peers neighbors shown
 */
record ShowOptions(
        AnswerForm form, boolean isExtensive, @Nullable RouteKind kind, List<PeerControl> peers) {
    private static final String EXTENSIVE = "extensive";
    private static final List<String> WORDS = List.of(EXTENSIVE, "inet", "flow", "l2vpn", "text", "json");

    static ShowOptions read(ApiCall call) throws StatementException {
        Words words = call.words();
        List<PeerControl> all = call.daemon().peers();
        List<PeerControl> chosen = new ArrayList<>();
        AnswerForm form = AnswerForm.ofSpelling(call);
        boolean isExtensive = false;
        RouteKind kind = null;
        while (words.hasNext()) {
            int at = words.position();
            RouteKind next = RouteKind.accept(words);
            if (next != null && kind != null && next != kind) {
                throw words.failureAt(at, "only one of inet, flow and l2vpn can be shown", List.of());
            }
            kind = next != null ? next : kind;
            isExtensive |= words.accept(EXTENSIVE);
            form = AnswerForm.accept(words, form);
            if (words.position() == at) {
                takeAddress(words, all, chosen);
            }
        }
        return new ShowOptions(form, isExtensive, kind, List.copyOf(chosen.isEmpty() ? all : chosen));
    }

    private static void takeAddress(Words words, List<PeerControl> from, List<PeerControl> chosen)
            throws StatementException {
        int at = words.position();
        IpAddress address = InetText.parse(words.text(), words.start(at), words.end(at));
        if (address == null) {
            throw words.failure("'" + words.peek() + "' is neither an address nor a word of show adj-rib", WORDS);
        }
        boolean isFound = false;
        for (PeerControl peer : from) {
            if (peer.identity().peerAddress().equals(address)) {
                isFound = true;
                if (!chosen.contains(peer)) {
                    chosen.add(peer);
                }
            }
        }
        if (!isFound) {
            throw words.failure("no neighbor has the address " + address, List.of());
        }
        words.position(at + 1);
    }
}
