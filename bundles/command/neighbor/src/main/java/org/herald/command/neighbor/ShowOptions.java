package org.herald.command.neighbor;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.InetText;
import org.herald.api.wire.IpAddress;

/**
 * The words behind {@code show neighbor}, in any order.
 *
 * @param part what is shown of each neighbor
 * @param form text or JSON, which shows all whatever the part
 * @param peers the neighbors shown
 */
record ShowOptions(Part part, AnswerForm form, List<PeerControl> peers) {
    /** What is shown of each neighbor. */
    enum Part {
        SUMMARY("summary"),
        EXTENSIVE("extensive"),
        CONFIGURATION("configuration"),
        UNSPECIFIED("");

        private final String word;

        Part(String word) {
            this.word = word;
        }
    }

    private static final List<String> WORDS = List.of("summary", "extensive", "configuration", "text", "json");

    static ShowOptions read(ApiCall call) throws StatementException {
        Words words = call.words();
        List<PeerControl> shown =
                call.isAddressed() ? call.peers() : call.daemon().peers();
        List<PeerControl> chosen = new ArrayList<>();
        AnswerForm usual = AnswerForm.ofSpelling(call);
        AnswerForm form = usual;
        Part part = Part.UNSPECIFIED;
        while (words.hasNext()) {
            int at = words.position();
            Part next = acceptPart(words);
            form = AnswerForm.accept(words, form);
            if (next != Part.UNSPECIFIED) {
                if (part != Part.UNSPECIFIED && part != next) {
                    throw words.failureAt(at, "only one of summary, extensive and configuration is shown", List.of());
                }
                part = next;
            } else if (words.position() == at) {
                takeAddress(words, shown, chosen);
            }
        }
        if (part == Part.UNSPECIFIED && call.path().version() == Version.V6) {
            part = Part.SUMMARY;
        }
        return new ShowOptions(part, form, List.copyOf(chosen.isEmpty() ? shown : chosen));
    }

    private static Part acceptPart(Words words) {
        for (Part part : Part.values()) {
            if (part != Part.UNSPECIFIED && words.accept(part.word)) {
                return part;
            }
        }
        return Part.UNSPECIFIED;
    }

    private static void takeAddress(Words words, List<PeerControl> from, List<PeerControl> chosen)
            throws StatementException {
        int at = words.position();
        IpAddress address = InetText.parse(words.text(), words.start(at), words.end(at));
        if (address == null) {
            throw words.failure("'" + words.peek() + "' is neither an address nor a word of show neighbor", WORDS);
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
