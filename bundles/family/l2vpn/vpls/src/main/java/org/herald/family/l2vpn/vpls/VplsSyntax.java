package org.herald.family.l2vpn.vpls;

import java.util.List;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.family.l2vpn.vpls.VplsRoute.LabelBlock;
import org.herald.family.l2vpn.vpls.VplsRoute.Member;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/** Statements {@code rd 10.0.0.1:5 endpoint 5 base 10702 offset 1 size 8}, the words in any order. */
final class VplsSyntax implements RouteSyntax<VplsRoute> {
    static final VplsSyntax INSTANCE = new VplsSyntax();

    private static final String NEXT_HOP = " next-hop 10.0.0.1";
    private static final int MOST_U16 = 0xFFFF;
    private static final int LABEL_OCTETS = 3;

    private static final Grammar GRAMMAR = Grammar.of(
            RouteDistinguisher.grammar(RouteDistinguisher.WORD, VplsText.usual("10702") + NEXT_HOP),
            RouteDistinguisher.grammar(
                    RouteDistinguisher.LONG_WORD,
                    "route-distinguisher 65000:1 endpoint 5 base 10702 offset 1 size 8" + NEXT_HOP),
            number(VplsText.ENDPOINT, "VE ID of the site that the block leads to"),
            new Grammar.Statement(
                    VplsText.BASE,
                    "<0-1048575> | 0x<6 digits>",
                    "first label of the block, or its three octets",
                    VplsText.usual("0x029CE0") + NEXT_HOP),
            number(VplsText.OFFSET, "VE ID of the site that the first label is for"),
            number(VplsText.SIZE, "how many labels the block has"),
            new Grammar.Statement(
                    VplsText.PE_ADDRESS,
                    "<A.B.C.D>",
                    "a member with this address that LDP signals (RFC 6074), in the place of a block",
                    "rd 65000:1 pe-address 192.0.2.1" + NEXT_HOP),
            new Grammar.Statement(
                    VplsText.RAW,
                    "0x<digits>",
                    "any route by its octets: length and as many octets",
                    "raw 0x000F0000FDE80000000100050001029CE1" + NEXT_HOP));

    private VplsSyntax() {}

    private static Grammar.Statement number(String word, String help) {
        return new Grammar.Statement(word, "<0-65535>", help, VplsText.usual("262145") + NEXT_HOP);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public Builder<VplsRoute> begin(Words words) {
        return new VplsBuilder();
    }

    private static final class VplsBuilder implements Builder<VplsRoute> {
        private static final int MISSING = -1;

        private @Nullable RouteDistinguisher distinguisher;
        private @Nullable VplsRoute raw;
        private int endpoint = MISSING;
        private int labelOctets = MISSING;
        private int offset = MISSING;
        private int size = MISSING;
        private long peAddress = MISSING;
        private int sizeAt;

        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
            if (RouteDistinguisher.acceptWord(words)) {
                distinguisher = RouteDistinguisher.read(words);
            } else if (words.accept(VplsText.ENDPOINT)) {
                endpoint = (int) words.number(VplsText.ENDPOINT, MOST_U16);
            } else if (words.accept(VplsText.BASE)) {
                labelOctets = base(words);
            } else if (words.accept(VplsText.OFFSET)) {
                offset = (int) words.number(VplsText.OFFSET, MOST_U16);
            } else if (words.accept(VplsText.SIZE)) {
                sizeAt = words.position();
                size = (int) words.number(VplsText.SIZE, MOST_U16);
            } else if (words.accept(VplsText.PE_ADDRESS)) {
                peAddress = words.ipv4(VplsText.PE_ADDRESS) & 0xFFFF_FFFFL;
            } else if (words.accept(VplsText.RAW)) {
                raw = raw(words);
            } else {
                return false;
            }
            return true;
        }

        private static int base(Words words) throws StatementException {
            if (!words.peek().startsWith("0x")) {
                return LabelBlock.octetsOf((int) words.number(VplsText.BASE, LabelBlock.MOST_LABEL));
            }
            int at = words.position();
            byte[] octets = words.octets(VplsText.BASE);
            if (octets.length != LABEL_OCTETS) {
                throw words.failureAt(
                        at,
                        "'" + words.word(at) + "' is not a valid base (0-1048575, or 0x and 6 hexadecimal digits)",
                        List.of());
            }
            return (octets[0] & 0xFF) << 16 | (octets[1] & 0xFF) << 8 | octets[2] & 0xFF;
        }

        private static VplsRoute raw(Words words) throws StatementException {
            int at = words.position();
            byte[] octets = words.octets("route");
            try {
                return VplsCodec.INSTANCE.decodeAll(octets);
            } catch (MalformedException malformed) {
                throw words.failureAt(
                        at,
                        "'" + words.word(at) + "' is not a valid route (length and as many octets): "
                                + malformed.getMessage(),
                        List.of());
            }
        }

        @Override
        public VplsRoute build(Words words) throws StatementException {
            if (raw != null) {
                if (distinguisher != null || peAddress != MISSING || hasBlockWord()) {
                    throw words.failureAt(words.count(), "raw octets are a whole route: no other word fits", List.of());
                }
                return raw;
            }
            if (distinguisher == null) {
                throw missing(RouteDistinguisher.WORD, words);
            }
            return peAddress == MISSING ? block(distinguisher, words) : member(distinguisher, words);
        }

        private boolean hasBlockWord() {
            return endpoint != MISSING || labelOctets != MISSING || offset != MISSING || size != MISSING;
        }

        private VplsRoute member(RouteDistinguisher known, Words words) throws StatementException {
            if (hasBlockWord()) {
                throw words.failureAt(
                        words.count(),
                        "a route with pe-address (RFC 6074) has no endpoint, base, offset or size",
                        List.of());
            }
            return new Member(known, (int) peAddress);
        }

        private VplsRoute block(RouteDistinguisher known, Words words) throws StatementException {
            require(VplsText.ENDPOINT, endpoint, words);
            require(VplsText.BASE, labelOctets, words);
            require(VplsText.OFFSET, offset, words);
            require(VplsText.SIZE, size, words);
            LabelBlock block = new LabelBlock(known, endpoint, offset, size, labelOctets);
            if (!block.isInRange()) {
                throw words.failureAt(
                        sizeAt,
                        "vpls nlri size inconsistency: a block of " + size + " labels from " + block.base()
                                + " on ends above label " + LabelBlock.MOST_LABEL + " (size 0-"
                                + (LabelBlock.MOST_LABEL + 1 - block.base()) + ")",
                        List.of());
            }
            return block;
        }

        private static void require(String word, int value, Words words) throws StatementException {
            if (value == MISSING) {
                throw missing(word, words);
            }
        }

        private static StatementException missing(String word, Words words) {
            return words.failureAt(
                    words.count(),
                    "vpls nlri " + word
                            + " missing: it needs rd, endpoint, base, offset and size, or rd and pe-address",
                    List.of(word));
        }
    }
}
