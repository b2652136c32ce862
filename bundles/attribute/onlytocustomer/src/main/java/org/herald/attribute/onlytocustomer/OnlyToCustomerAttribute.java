package org.herald.attribute.onlytocustomer;

import java.util.Set;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Only to Customer (RFC 9234, 5): the AS number from which on the route may go to customers only. Malformed: treat as withdraw. What is done with it
 * depends on our role in the session, which the bundle of capability 9 puts among the negotiated facts.
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "OTC", code = 35, words = OnlyToCustomerAttribute.WORD)
public final class OnlyToCustomerAttribute implements PathAttributeType<OnlyToCustomer> {
    static final String WORD = "only-to-customer";

    /** The fact that holds our role: {@code provider}, {@code rs}, {@code rs-client}, {@code customer} or {@code peer}. */
    private static final String ROLE = "role";

    private static final String PEER = "peer";

    /** Roles in which we send routes down, to customers and clients. */
    private static final Set<String> UPPER = Set.of("provider", "rs");

    /** Roles in which routes that are for customers only must not be sent. */
    private static final Set<String> NEVER_PASSING = Set.of("customer", PEER, "rs-client");

    /** The families to which the procedures apply; "MUST NOT be applied to other address families by default". */
    private static final Set<FamilyId> FAMILIES = Set.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST);

    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<0-4294967295>",
            "the AS number from which on the route may go to customers only (RFC 9234)",
            "only-to-customer 65001"));

    @Override
    public int code() {
        return 35;
    }

    @Override
    public String name() {
        return "OTC";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL_TRANSITIVE;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /** Added to, and kept from, sessions by our role. */
    @Override
    public Set<AttributeTrait> traits() {
        return Set.of(AttributeTrait.ADAPTED);
    }

    /**
     * Four octets, an AS number (RFC 9234, 5).
     *
     * @throws MalformedException TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public OnlyToCustomer decode(WireReader value, CodecContext context) throws MalformedException {
        if (value.remaining() != 4) {
            throw value.malformed("OTC has four octets, not " + value.remaining());
        }
        long autonomousSystem = value.u32();
        Object role = context.negotiated().facts().get(ROLE);
        boolean isLeak = role instanceof String word
                && (UPPER.contains(word) || word.equals(PEER) && autonomousSystem != context.peerAs());
        return new OnlyToCustomer(autonomousSystem, isLeak);
    }

    @Override
    public void encode(OnlyToCustomer value, WireWriter out, CodecContext context) {
        out.u32(value.autonomousSystem());
    }

    /** "If a route is to be advertised to a Customer, a Peer, or an RS-Client" without OTC, it gets ours (RFC 9234, 5, egress 1). */
    @Override
    public @Nullable OnlyToCustomer export(@Nullable OnlyToCustomer value, CodecContext session, FamilyId family) {
        Object role = session.negotiated().facts().get(ROLE);
        boolean isAdded = value == null
                && role instanceof String word
                && (UPPER.contains(word) || word.equals(PEER))
                && FAMILIES.contains(family);
        return isAdded ? new OnlyToCustomer(session.localAs(), false) : value;
    }

    /** "it MUST NOT be propagated to Providers, Peers, or RSes" (RFC 9234, 5, egress 2). */
    @Override
    public boolean isHeldBack(OnlyToCustomer value, CodecContext session, FamilyId family) {
        Object role = session.negotiated().facts().get(ROLE);
        return role instanceof String word && NEVER_PASSING.contains(word) && FAMILIES.contains(family);
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public OnlyToCustomer parse(Words words, @Nullable OnlyToCustomer previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        return new OnlyToCustomer(words.autonomousSystem(), false);
    }

    @Override
    public void describe(OnlyToCustomer value, FieldSink out, CodecView codecs) {
        out.field(WORD, value.autonomousSystem());
        if (value.isLeak()) {
            out.field("route-leak", true);
        }
    }

    @Override
    public void print(OnlyToCustomer value, TextWriter out, CodecView codecs) {
        out.word(WORD).number(value.autonomousSystem());
        if (value.isLeak() && !out.isConfiguration()) {
            out.word("route-leak");
        }
    }
}
