package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/**
 * How NLRI of BGP-LS are written: {@code node protocol-id 3 node-descriptors [ autonomous-system 65000 router-id 192.0.2.1 ]}. TLVs may come in
 * any order, and are sent in ascending order of their types.
 */
public enum LinkStateSyntax implements RouteSyntax<LinkStateNlri> {
    /** SAFI 71. */
    PLAIN(LinkStateCodec.PLAIN),
    /** SAFI 72. */
    VPN(LinkStateCodec.VPN);

    private static final String RAW = "raw";
    private static final String PROTOCOL = "protocol-id";
    private static final String IDENTIFIER = "l3-routing-topology";
    private static final String EXAMPLE_RD = "rd 65000:1 ";
    private static final int MOST_BODY_OCTETS = 0xFFFF;

    private final LinkStateCodec codec;
    private final Grammar grammar;

    LinkStateSyntax(LinkStateCodec codec) {
        this.codec = codec;
        this.grammar = LinkStateGrammar.of(codec.hasDistinguisher() ? EXAMPLE_RD : "");
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    // ---- writing

    static void print(LinkStateNlri nlri, TextWriter out) {
        NlriKind kind = NlriKind.of(nlri.type());
        if (nlri.raw() != null || kind == null) {
            byte[] octets = nlri.raw() == null ? new byte[0] : nlri.raw().array();
            out.word(RAW).number(nlri.type()).hex(octets, 0, octets.length);
            return;
        }
        out.word(kind.word);
        if (nlri.distinguisher() != null) {
            nlri.distinguisher().print(out);
        }
        out.word(PROTOCOL).number(nlri.protocol());
        out.word(IDENTIFIER).word(Long.toUnsignedString(nlri.identifier()));
        TlvWords words = new TlvWords(kind.table);
        for (Tlv tlv : nlri.tlvs()) {
            words.print(tlv, out);
        }
    }

    // ---- reading

    @Override
    public Builder<LinkStateNlri> begin(Words words) throws StatementException {
        int at = words.position();
        if (words.accept(RAW)) {
            int type = (int) words.number("type of NLRI", 0xFFFF);
            return new RawBuilder(codec, type, OctetsShape.readHex(words, "the octets of an NLRI"), at);
        }
        for (NlriKind kind : NlriKind.values()) {
            if (words.accept(kind.word)) {
                return new TlvBuilder(codec, kind);
            }
        }
        List<String> valid = new ArrayList<>();
        for (NlriKind kind : NlriKind.values()) {
            valid.add(kind.word);
        }
        valid.add(RAW);
        throw words.failure(
                words.hasNext()
                        ? "'" + words.peek() + "' is not a type of NLRI"
                        : "the statement ends where a type of NLRI is expected",
                valid);
    }

    /** What was written, as the decoder takes it: so it is checked as what peers send is. */
    private static LinkStateNlri checked(LinkStateCodec codec, LinkStateNlri nlri, Words words, int at)
            throws StatementException {
        WireWriter octets = new WireWriter();
        codec.encode(nlri, octets, CodecContext.CANONICAL);
        if (octets.size() - Tlv.HEADER_OCTETS > MOST_BODY_OCTETS) {
            throw words.failureAt(
                    at, "an NLRI of " + octets.size() + " octets (at most " + MOST_BODY_OCTETS + ")", List.of());
        }
        try {
            return codec.decode(new WireReader(octets.array(), 0, octets.size()), CodecContext.CANONICAL);
        } catch (MalformedException malformed) {
            throw words.failureAt(at, "not a valid NLRI: " + malformed.getMessage(), List.of());
        }
    }

    private record RawBuilder(LinkStateCodec codec, int type, byte[] octets, int at) implements Builder<LinkStateNlri> {
        @Override
        public boolean accept(Words words, RouteDraft draft) {
            return false;
        }

        @Override
        public LinkStateNlri build(Words words) throws StatementException {
            return checked(codec, LinkStateNlri.ofRaw(type, octets), words, at);
        }
    }

    private static final class TlvBuilder implements Builder<LinkStateNlri> {
        private final LinkStateCodec codec;
        private final NlriKind kind;
        private final TlvWords tlvWords;
        private final List<Tlv> tlvs = new ArrayList<>();
        private @Nullable RouteDistinguisher distinguisher;
        private int protocol = -1;
        private long identifier;

        TlvBuilder(LinkStateCodec codec, NlriKind kind) {
            this.codec = codec;
            this.kind = kind;
            this.tlvWords = new TlvWords(kind.table);
        }

        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
            int at = words.position();
            if (words.accept(PROTOCOL)) {
                protocol = (int) words.number(PROTOCOL, 0xFF);
            } else if (words.accept(IDENTIFIER)) {
                identifier = NumberShape.readUnsigned(words, IDENTIFIER);
            } else if (codec.hasDistinguisher() && RouteDistinguisher.acceptWord(words)) {
                distinguisher = RouteDistinguisher.read(words);
            } else if (tlvWords.isNext(words)) {
                Tlv tlv = tlvWords.read(words);
                tlvWords.checkOnce(tlv, tlvs, words, at);
                tlvs.add(tlv);
            } else {
                return false;
            }
            return true;
        }

        @Override
        public LinkStateNlri build(Words words) throws StatementException {
            if (protocol < 0) {
                throw missing(words, PROTOCOL);
            }
            if (codec.hasDistinguisher() && distinguisher == null) {
                throw missing(words, RouteDistinguisher.WORD);
            }
            for (int code : kind.mandatory) {
                if (!TlvTable.contains(tlvs, code)) {
                    throw missing(words, kind.key(code));
                }
            }
            LinkStateNlri nlri =
                    new LinkStateNlri(kind.code, distinguisher, protocol, identifier, TlvListShape.sorted(tlvs), null);
            return checked(codec, nlri, words, words.count());
        }

        private StatementException missing(Words words, String what) {
            return words.failureAt(words.count(), "a " + kind.word + " of BGP-LS needs " + what, List.of());
        }
    }
}
