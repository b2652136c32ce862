package org.herald.core.message;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.client.OpenContent;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.jspecify.annotations.Nullable;

/** Draws the facts of a session from both OPENs, and refuses a peer that is not the one configured. */
public final class Negotiation {
    private static final int OPEN_ERROR = NotificationCode.OPEN_MESSAGE;

    private Negotiation() {}

    /** The peer's AS number: of the four-octet capability if it sent one. */
    public static long autonomousSystem(OpenContent open) {
        Object asn4 = value(open, OpenContent.ASN4);
        return asn4 instanceof Long number ? number : open.autonomousSystem();
    }

    /**
     * Checks the peer's OPEN against the configuration.
     *
     * @param peerAs configured, 0 for any
     * @param localAs ours
     * @throws MalformedException with the NOTIFICATION that answers it
     */
    public static void check(OpenContent received, long peerAs, long localAs, IpAddress routerId)
            throws MalformedException {
        long actual = autonomousSystem(received);
        if (actual == 0 || received.autonomousSystem() == 0) {
            throw refused(2, "ASN in OPEN is 0 (RFC 7607)");
        }
        if (peerAs != 0 && actual != peerAs) {
            throw refused(2, "ASN in OPEN (" + actual + ") did not match ASN expected (" + peerAs + ")");
        }
        if (received.routerId().isUnspecified()) {
            throw refused(3, "0.0.0.0 is an invalid router_id");
        }
        if (actual == localAs && received.routerId().equals(routerId)) {
            throw refused(
                    3,
                    "BGP Identifier collision, same router-id (" + routerId + ") on both sides of this IBGP session");
        }
        if (received.holdTimeSeconds() == 1 || received.holdTimeSeconds() == 2) {
            throw refused(6, "Hold Time is invalid (" + received.holdTimeSeconds() + ")");
        }
    }

    /**
     * Draws the facts.
     *
     * @param settings of the neighbor
     * @throws MalformedException if a capability refuses the session
     */
    public static Negotiated negotiate(OpenContent sent, OpenContent received, Settings settings, CodecView codecs)
            throws MalformedException {
        NegotiationContext session = new NegotiationContext(
                settings,
                autonomousSystem(sent) == autonomousSystem(received),
                sent.families(),
                received.families(),
                codecs);
        Negotiated.Builder facts = new Negotiated.Builder();
        facts.families(families(sent, received));
        facts.holdTimeSeconds(Math.min(sent.holdTimeSeconds(), received.holdTimeSeconds()));
        facts.asn4(value(sent, OpenContent.ASN4) != null && value(received, OpenContent.ASN4) != null);
        for (CapabilityType<?> type : codecs.capabilities()) {
            negotiate(type, sent, received, session, facts);
        }
        Negotiated.RefusedException refusal = facts.refusal();
        if (refusal != null) {
            throw MalformedException.reset(
                    OPEN_ERROR, refusal.subcode(), refusal.data(), String.valueOf(refusal.getMessage()));
        }
        return facts.build();
    }

    @SuppressWarnings("unchecked") // values under its code were decoded by the type
    private static <C> void negotiate(
            CapabilityType<C> type,
            OpenContent sent,
            OpenContent received,
            NegotiationContext session,
            Negotiated.Builder facts) {
        type.negotiate((C) value(sent, type.code()), (C) value(received, type.code()), session, facts);
    }

    /** In the peer's order; without the capability on a side, that side means IPv4 unicast (RFC 4760, 8). */
    private static List<FamilyId> families(OpenContent sent, OpenContent received) {
        List<FamilyId> ours = sent.families();
        List<FamilyId> theirs = received.families();
        List<FamilyId> both = new ArrayList<>(theirs.isEmpty() ? List.of(FamilyId.IPV4_UNICAST) : theirs);
        both.retainAll(ours.isEmpty() ? List.of(FamilyId.IPV4_UNICAST) : ours);
        return both;
    }

    private static @Nullable Object value(OpenContent open, int code) {
        for (OpenContent.Capability capability : open.capabilities()) {
            if (capability.code() == code) {
                return capability.value();
            }
        }
        return null;
    }

    private static MalformedException refused(int subcode, String why) {
        return MalformedException.reset(
                OPEN_ERROR, subcode, why.getBytes(java.nio.charset.StandardCharsets.UTF_8), why);
    }
}
