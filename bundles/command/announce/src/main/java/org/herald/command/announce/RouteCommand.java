package org.herald.command.announce;

import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyNames;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.CommandPath.Addressing;
import org.herald.api.client.CommandPath.Version;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.lib.route.FamilyWords;
import org.herald.lib.route.RouteAction;
import org.herald.lib.route.RouteReader;
import org.jspecify.annotations.Nullable;

/**
 * Announces or withdraws the routes of one line, with all neighbors it goes to or with none. What the words mean comes from the families and
 * attributes that are installed.
 *
 * <p>Keeps a reader for all lines, since commands run on the loop, one after the other; between two of them it holds nothing.
 */
abstract class RouteCommand implements ApiCommand {
    private static final String ROUTE = "route";
    private static final String ATTRIBUTES = "attributes";
    private static final String ATTRIBUTE = "attribute";
    private static final String NLRI = "nlri";

    private final RouteReader reader = new RouteReader();
    private final RouteDelivery delivery = new RouteDelivery();
    private final String verb;
    private final RouteAction action;
    private final String routePath;
    private final String attributesPath;
    private final String attributePath;

    RouteCommand(String verb, RouteAction action) {
        this.verb = verb;
        this.action = action;
        this.routePath = verb + " " + ROUTE;
        this.attributesPath = verb + " " + ATTRIBUTES;
        this.attributePath = verb + " " + ATTRIBUTE;
    }

    @Override
    public final List<CommandPath> paths() {
        String nextHop = action == RouteAction.ANNOUNCE ? " next-hop 192.0.2.1" : "";
        String attributes =
                (action == RouteAction.ANNOUNCE ? " next-hop 192.0.2.1" : " med 5") + " nlri 10.1.0.0/24 10.2.0.0/24";
        return List.of(
                path(
                        routePath,
                        "<prefix> <words>",
                        "a prefix, whose family follows from its words",
                        " 10.0.0.0/24" + nextHop),
                path(
                        attributesPath,
                        "<words> nlri <prefix> …",
                        "several prefixes with the same attributes",
                        attributes),
                path(attributePath, "<words> nlri <prefix> …", "several prefixes with the same attributes", attributes),
                path(
                        verb,
                        "<afi> <safi> <nlri> <words>",
                        "a route of this family",
                        " ipv4 unicast 10.0.0.0/24" + nextHop));
    }

    @Override
    public final void run(ApiCall call) throws StatementException {
        String path = call.path().words();
        try {
            if (path.equals(routePath)) {
                reader.route(call.words(), call.codecs(), action, delivery.perform(call.peers(), action));
            } else if (path.equals(attributesPath) || path.equals(attributePath)) {
                attributes(call);
            } else {
                ofFamily(call);
            }
        } finally {
            delivery.end();
        }
    }

    /** Routes of several families may be in one line, and a neighbor may refuse the last of them: so all are tried before the first is done. */
    private void attributes(ApiCall call) throws StatementException {
        Words words = call.words();
        int from = words.position();
        if (action == RouteAction.ANNOUNCE && hasSeveralPrefixes(words)) {
            reader.attributes(words, call.codecs(), action, delivery.rehearse(call.peers()));
            words.position(from);
        }
        reader.attributes(words, call.codecs(), action, delivery.perform(call.peers(), action));
    }

    private static boolean hasSeveralPrefixes(Words words) {
        return words.count() >= 3 && !words.equalsAt(words.count() - 2, NLRI);
    }

    /** {@code ipv4 unicast …}, {@code vpls …} (the second word alone), or {@code flow route …} (the same as a section of routes). */
    private void ofFamily(ApiCall call) throws StatementException {
        CodecView codecs = call.codecs();
        Words words = BlockWords.of(call.words());
        delivery.perform(call.peers(), action);
        AddressFamily<?> family = acceptFamily(words, codecs);
        if (family != null) {
            reader.family(family, words, codecs, action, delivery);
            return;
        }
        if (words.remaining() > 1 && FamilyWords.isNumber(words.peek())) {
            reader.family(FamilyWords.family(words, codecs), words, codecs, action, delivery);
            return;
        }
        if (isFamilyNamed(words, codecs)) {
            throw missing(words, codecs);
        }
        int headAt = words.position();
        if (headAt + 1 < words.count() && words.equalsAt(headAt + 1, ROUTE)) {
            String safi = words.next("a family");
            words.expect(ROUTE);
            reader.section(safi, words, codecs, action, delivery);
        } else {
            reader.statement(words, codecs, action, delivery);
        }
    }

    /** Takes the two words of an installed family, without a string for either. */
    private static @Nullable AddressFamily<?> acceptFamily(Words words, CodecView codecs) {
        int at = words.position();
        if (words.remaining() < 2) {
            return null;
        }
        List<AddressFamily<?>> families = codecs.families();
        for (int index = 0; index < families.size(); index++) {
            FamilyNames names = families.get(index).names();
            if (words.equalsAt(at, names.afi()) && isSafi(words, at + 1, names)) {
                words.position(at + 2);
                return families.get(index);
            }
        }
        return null;
    }

    private static boolean isSafi(Words words, int at, FamilyNames names) {
        if (words.equalsAt(at, names.safi())) {
            return true;
        }
        for (int index = 0; index < names.aliases().size(); index++) {
            if (words.equalsAt(at, names.aliases().get(index))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the next word is the first of a family's two, installed or known to some feature. */
    private static boolean isFamilyNamed(Words words, CodecView codecs) {
        int at = words.position();
        if (!words.hasNext()) {
            return false;
        }
        for (AddressFamily<?> family : codecs.families()) {
            if (words.equalsAt(at, family.names().afi())) {
                return true;
            }
        }
        return words.remaining() > 1 && FamilyWords.featureFor(words.word(at), words.word(at + 1), codecs) != null;
    }

    private static StatementException missing(Words words, CodecView codecs) throws StatementException {
        FamilyWords.family(words, codecs);
        throw new IllegalStateException("the family is installed after all: " + words);
    }

    private CommandPath path(String words, String arguments, String what, String exampleArguments) {
        return new CommandPath(
                words, Version.BOTH, Addressing.OPTIONAL, arguments, verb + " " + what, words + exampleArguments);
    }
}
