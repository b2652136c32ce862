package org.herald.lib.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.CapacityExceededException;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/**
 * Reads the statements that announce and withdraw routes.
 *
 * <p>A word belongs to the family if its builder takes it, else to this reader ({@code next-hop name split watchdog withdraw attribute}),
 * else to an attribute. A word given twice: the first holds, unless its attribute merges
 * ({@link PathAttributeType#mergesRepeats}). A statement is valid as a whole before its first route is delivered.
 *
 * <p>Made to be kept: besides decoded values it allocates nothing, and between calls it holds nothing of any bundle. Not thread safe.
 */
public final class RouteReader {
    /** Routes that one {@code split} makes at the most. */
    public static final int MOST_SPLIT_ROUTES = 1 << SubPrefixes.MOST_SPLIT_BITS;

    private static final int UNSPLIT = -1;
    private static final RouteReceiver NOBODY = route -> {};

    private final RouteDraft draft = new RouteDraft();
    private final FamilyChoice choice = new FamilyChoice();
    private final SubPrefixes subPrefixes = new SubPrefixes();
    private int[] familyWords = new int[16];
    private int familyWordCount;
    private int splitLength = UNSPLIT;
    private boolean hasNextHop;
    private int nextHopAt;
    private boolean startsWithdrawn;
    private boolean isWithdrawing;

    // ---- the forms of statements

    /**
     * Reads a statement with its head: {@code route …}, {@code attributes …}, or the second word of families
     * ({@code sr-policy …}, {@code vpls …}).
     */
    public void statement(Words words, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        if (words.accept("route")) {
            route(words, codecs, action, receiver);
        } else if (words.accept("attributes") || words.accept("attribute")) {
            attributes(words, codecs, action, receiver);
        } else {
            String head = words.next("route or attributes");
            family(choice.ofSafi(head, FamilyChoice.Suffixes.REFUSED, words, codecs), words, codecs, action, receiver);
        }
    }

    /** Reads what stands behind {@code route}: {@code <prefix> <words>}; the content tells the family. */
    public void route(Words words, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        family(choice.ofPrefix(words, words.position(), codecs), words, codecs, action, receiver);
    }

    /** Reads what stands behind the two words of a family: {@code 192.0.2.0/24 next-hop 198.51.100.1}. */
    public void family(
            AddressFamily<?> family, Words words, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        try {
            one(choice.ofNamed(family, words, codecs), words, codecs, action, receiver);
        } catch (CapacityExceededException exceeded) {
            throw tooLong(words);
        } finally {
            forget();
        }
    }

    /** Reads what stands behind {@code attributes}: {@code <words> nlri <prefix> <prefix> …}. */
    public void attributes(Words words, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        int from = words.position();
        int nlriAt = from;
        while (nlriAt < words.count() && !words.equalsAt(nlriAt, "nlri")) {
            nlriAt++;
        }
        if (nlriAt + 1 >= words.count()) {
            throw words.failureAt(words.count(), "attributes need nlri and at least one prefix behind it", List.of());
        }
        try {
            boolean hasSeveral = nlriAt + 2 < words.count();
            if (hasSeveral) {
                many(words, from, nlriAt, codecs, action, NOBODY);
            }
            many(words, from, nlriAt, codecs, action, receiver);
            words.position(words.count());
        } catch (CapacityExceededException exceeded) {
            throw tooLong(words);
        } finally {
            forget();
        }
    }

    /**
     * Reads a statement of a section that is named for the second word of families ({@code flow { route … }}), behind its head: the
     * content tells which of the families whose second word is that, or that with a suffix ({@code flow-vpn}).
     */
    public void section(String safi, Words words, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        family(choice.ofSafi(safi, FamilyChoice.Suffixes.ALLOWED, words, codecs), words, codecs, action, receiver);
    }

    // ---- one statement

    private <N> void one(
            AddressFamily<N> family, Words words, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        int prefixAt = words.position();
        begin();
        RouteSyntax.Builder<N> builder = family.syntax().begin(words);
        N nlri = finish(family, builder, words, words.count(), codecs, action);
        deliver(family, nlri, words, prefixAt, receiver);
        words.position(words.count());
    }

    private void many(Words words, int from, int nlriAt, CodecView codecs, RouteAction action, RouteReceiver receiver)
            throws StatementException {
        AddressFamily<?> previous = null;
        for (int prefixAt = nlriAt + 1; prefixAt < words.count(); prefixAt++) {
            AddressFamily<?> family = choice.ofPrefix(words, prefixAt, codecs);
            if (family == previous) {
                again(family, words, prefixAt, receiver);
            } else {
                first(family, words, from, nlriAt, prefixAt, codecs, action, receiver);
            }
            previous = family;
        }
    }

    private <N> void first(
            AddressFamily<N> family,
            Words words,
            int from,
            int nlriAt,
            int prefixAt,
            CodecView codecs,
            RouteAction action,
            RouteReceiver receiver)
            throws StatementException {
        begin();
        words.position(prefixAt);
        RouteSyntax.Builder<N> builder = family.syntax().begin(words);
        words.position(from);
        N nlri = finish(family, builder, words, nlriAt, codecs, action);
        deliver(family, nlri, words, prefixAt, receiver);
    }

    private <N> void again(AddressFamily<N> family, Words words, int prefixAt, RouteReceiver receiver)
            throws StatementException {
        deliver(family, rebuild(family, words, prefixAt), words, prefixAt, receiver);
    }

    private <N> N finish(
            AddressFamily<N> family,
            RouteSyntax.Builder<N> builder,
            Words words,
            int end,
            CodecView codecs,
            RouteAction action)
            throws StatementException {
        while (words.position() < end) {
            word(family, builder, words, codecs);
        }
        if (words.position() > end) {
            throw words.failureAt(end, "the words before '" + words.word(end) + "' are not complete", List.of());
        }
        isWithdrawing = action == RouteAction.WITHDRAW;
        N nlri = built(builder, words);
        if (startsWithdrawn && draft.watchdog() != null) {
            draft.startWithdrawn();
        }
        if (action == RouteAction.ANNOUNCE) {
            checkNextHop(family, words);
        }
        return nlri;
    }

    /** The NLRI of the same statement with another prefix: only the family's words are read again. */
    private <N> N rebuild(AddressFamily<N> family, Words words, int prefixAt) throws StatementException {
        words.position(prefixAt);
        RouteSyntax.Builder<N> builder = family.syntax().begin(words);
        for (int index = 0; index < familyWordCount; index++) {
            words.position(familyWords[index]);
            builder.accept(words, draft);
        }
        words.position(words.count());
        return built(builder, words);
    }

    private <N> N built(RouteSyntax.Builder<N> builder, Words words) throws StatementException {
        return isWithdrawing ? builder.buildWithdrawn(words) : builder.build(words);
    }

    private <N> void deliver(AddressFamily<N> family, N nlri, Words words, int prefixAt, RouteReceiver receiver)
            throws StatementException {
        int length = splitLength == UNSPLIT ? UNSPLIT : SubPrefixes.lengthAt(words, prefixAt);
        if (splitLength == UNSPLIT || length >= splitLength) {
            draft.nlri(family, nlri);
            receiver.route(draft);
            return;
        }
        IpAddress prefix = StatementProbe.addressAt(words, prefixAt);
        if (prefix == null || length < 0 || splitLength > prefix.bits()) {
            throw words.failureAt(
                    prefixAt, "'" + words.word(prefixAt) + "' cannot be split into /" + splitLength, List.of());
        }
        if (splitLength - length > SubPrefixes.MOST_SPLIT_BITS) {
            throw words.failureAt(
                    prefixAt,
                    "splitting '" + words.word(prefixAt) + "' into /" + splitLength + " makes more than "
                            + MOST_SPLIT_ROUTES + " routes",
                    List.of());
        }
        if (receiver == NOBODY) {
            return;
        }
        subPrefixes.begin(words);
        for (long number = 0; number < 1L << splitLength - length; number++) {
            IpAddress address = SubPrefixes.address(prefix, splitLength, number);
            Words statement = subPrefixes.with(words, prefixAt, address, splitLength);
            draft.nlri(family, rebuild(family, statement, prefixAt));
            receiver.route(draft);
        }
    }

    // ---- one word

    private <N> void word(AddressFamily<N> family, RouteSyntax.Builder<N> builder, Words words, CodecView codecs)
            throws StatementException {
        int at = words.position();
        if (builder.accept(words, draft)) {
            if (familyWordCount == familyWords.length) {
                familyWords = Arrays.copyOf(familyWords, familyWordCount * 2);
            }
            familyWords[familyWordCount++] = at;
            return;
        }
        RouteWord own = RouteWord.BY_WORD.peek(words);
        if (own != null) {
            words.position(at + 1);
            ownWord(own, words, codecs);
            return;
        }
        PathAttributeType<?> type = codecs.attributeOfNext(words);
        if (type == null) {
            throw unknownWord(family, words, codecs);
        }
        attribute(type, words, codecs);
    }

    private void ownWord(RouteWord word, Words words, CodecView codecs) throws StatementException {
        switch (word) {
            case NEXT_HOP -> nextHop(words);
            case NAME -> {
                words.next("a name");
            }
            case SPLIT -> {
                int length = SubPrefixes.readLength(words);
                splitLength = splitLength == UNSPLIT ? length : splitLength;
            }
            case WATCHDOG -> watchdog(words);
            case WITHDRAW -> startsWithdrawn = true;
            case ATTRIBUTE -> GenericAttribute.read(words, draft.attributes(), codecs);
        }
    }

    private void nextHop(Words words) throws StatementException {
        int at = words.position();
        if (isSelf(words)) {
            words.position(at + 1);
            if (!hasNextHop) {
                draft.nextHopSelf();
            }
        } else {
            IpAddress address = words.address();
            if (!hasNextHop) {
                draft.attributes().nextHop(address);
            }
        }
        nextHopAt = hasNextHop ? nextHopAt : at;
        hasNextHop = true;
    }

    private static boolean isSelf(Words words) {
        int at = words.position();
        String self = RouteWord.SELF;
        if (!words.hasNext() || words.end(at) - words.start(at) != self.length()) {
            return false;
        }
        for (int index = 0; index < self.length(); index++) {
            if ((words.text()[words.start(at) + index] | 0x20) != self.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    private void watchdog(Words words) throws StatementException {
        int at = words.position();
        String name = words.next("the name of a watchdog");
        if (RouteWord.RESERVED_WATCHDOGS.contains(name)) {
            throw words.failureAt(
                    at, "'" + name + "' is not a name for a watchdog, it is a word of its commands", List.of());
        }
        if (draft.watchdog() == null) {
            draft.watchdog(name);
        }
    }

    @SuppressWarnings("unchecked") // values of a code were put by the type of that code
    private <A> void attribute(PathAttributeType<A> type, Words words, CodecView codecs) throws StatementException {
        AttributeDraft attributes = draft.attributes();
        boolean isRepeated = attributes.has(type.code());
        boolean isMerged = isRepeated && type.mergesRepeats();
        Object before = isMerged ? attributes.value(type.code()) : null;
        A previous = before instanceof byte[] octets ? decoded(type, octets, words, codecs) : (A) before;
        A value = type.parse(words, previous, codecs);
        if (value != null && (!isRepeated || isMerged)) {
            attributes.put(type, value);
        }
    }

    /** What a family or the generic form gave as octets, to be merged with. */
    private static <A> A decoded(PathAttributeType<A> type, byte[] octets, Words words, CodecView codecs)
            throws StatementException {
        try {
            return type.decode(new WireReader(octets), GenericAttribute.context(codecs));
        } catch (MalformedException malformed) {
            throw words.failure("cannot add to the " + type.name() + " given before", List.of());
        }
    }

    private <N> void checkNextHop(AddressFamily<N> family, Words words) throws StatementException {
        Object given = draft.attributes().value(AttributeDraft.NEXT_HOP_CODE);
        if (given instanceof IpAddress address && hasNextHop) {
            int octets = address.octetCount() + family.nextHop().distinguisherOctets();
            if (!family.nextHop().lengths().contains(octets)
                    && !family.nextHop().extendedLengths().contains(octets)) {
                throw words.failureAt(
                        nextHopAt,
                        "next-hop " + address + " is not possible for "
                                + family.names().spaced() + ", which needs an " + (address.isIpv6() ? "IPv4" : "IPv6")
                                + " address",
                        List.of());
            }
            return;
        }
        if (given == null && !draft.isNextHopSelf() && !family.traits().contains(FamilyTrait.NO_NEXT_HOP)) {
            throw words.failureAt(
                    words.count(),
                    "invalid route (missing next-hop): " + family.names().spaced()
                            + " needs next-hop <ip> or next-hop self",
                    List.of());
        }
    }

    // ---- errors

    private static StatementException unknownWord(AddressFamily<?> family, Words words, CodecView codecs) {
        String word = words.peek();
        String feature = codecs.featureFor(word);
        if (feature != null && !isInstalled(word, codecs)) {
            return words.failure(
                    "no installed bundle provides the word '" + word + "'; the feature " + feature + " does",
                    List.of());
        }
        return words.failure(
                "'" + word + "' is not a word of " + family.names().spaced() + " routes", words(family, codecs));
    }

    private static boolean isInstalled(String word, CodecView codecs) {
        for (AddressFamily<?> family : codecs.families()) {
            if (family.syntax().grammar().words().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** All words that a route of a family may have, its own first: for errors, help and completion. */
    public static List<String> words(AddressFamily<?> family, CodecView codecs) {
        List<String> all = new ArrayList<>(family.syntax().grammar().words());
        all.addAll(RouteWord.GRAMMAR.words());
        for (PathAttributeType<?> type : codecs.attributes()) {
            for (String word : type.grammar().words()) {
                if (!all.contains(word)) {
                    all.add(word);
                }
            }
        }
        return all;
    }

    /** The words of routes that belong to no family and no attribute, for help. */
    public static Grammar grammar() {
        return RouteWord.GRAMMAR;
    }

    private static StatementException tooLong(Words words) {
        return words.failureAt(
                Math.min(words.position(), words.count() - 1),
                "the attributes of the route have more octets than an UPDATE can carry",
                List.of());
    }

    // ---- state of a statement

    private void begin() {
        draft.clear();
        familyWordCount = 0;
        splitLength = UNSPLIT;
        hasNextHop = false;
        nextHopAt = 0;
        startsWithdrawn = false;
    }

    /** Lets go of values and strings, which may be of bundles that leave. */
    private void forget() {
        draft.clear();
        choice.end();
    }
}
