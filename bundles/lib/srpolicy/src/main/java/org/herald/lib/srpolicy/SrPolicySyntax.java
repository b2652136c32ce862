package org.herald.lib.srpolicy;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@code distinguisher 1 color 100 endpoint 10.0.0.1 next-hop 10.0.0.2 preference 100 segment-list weight 5 …}. What is not NLRI becomes the SR
 * policy tunnel of the route's Tunnel Encapsulation attribute (RFC 9830, 2.2).
 */
public final class SrPolicySyntax implements RouteSyntax<SrPolicy> {
    /** Endpoints are IPv4 addresses. */
    public static final SrPolicySyntax IPV4 =
            new SrPolicySyntax(false, "distinguisher 1 color 100 endpoint 10.0.0.1 next-hop 10.0.0.2 ");

    /** Endpoints are IPv6 addresses. */
    public static final SrPolicySyntax IPV6 =
            new SrPolicySyntax(true, "distinguisher 1 color 100 endpoint 2001:db8::1 next-hop 2001:db8::2 ");

    /** The second word of the families. */
    public static final String SAFI = "sr-policy";

    /** The code of the Tunnel Encapsulation attribute (RFC 9012, 2). */
    public static final int TUNNEL_ENCAPSULATION = 23;

    static final String DISTINGUISHER = "distinguisher";
    static final String COLOR = "color";
    static final String ENDPOINT = "endpoint";
    private static final long MOST_32_BITS = 0xFFFF_FFFFL;

    private final boolean isIpv6;
    private final Grammar grammar;

    private SrPolicySyntax(boolean isIpv6, String head) {
        this.isIpv6 = isIpv6;
        this.grammar = SrPolicyGrammar.behind(head);
    }

    @Override
    public Grammar grammar() {
        return grammar;
    }

    @Override
    public Builder<SrPolicy> begin(Words words) throws StatementException {
        words.expect(DISTINGUISHER);
        long distinguisher = words.number(DISTINGUISHER, MOST_32_BITS);
        words.expect(COLOR);
        long color = words.number(COLOR, MOST_32_BITS);
        words.expect(ENDPOINT);
        IpAddress endpoint = Values.address(words, ENDPOINT, isIpv6);
        return new PolicyBuilder(new SrPolicy(distinguisher, color, endpoint));
    }

    private static final class PolicyBuilder implements Builder<SrPolicy> {
        private final SrPolicy nlri;
        private final List<SubTlv> subTlvs = new ArrayList<>();
        private TunnelEncapsulation.@Nullable Tunnel written;

        PolicyBuilder(SrPolicy nlri) {
            this.nlri = nlri;
        }

        @Override
        public boolean accept(Words words, RouteDraft draft) throws StatementException {
            if (!SubTlvWords.isNextOfSrPolicy(words)) {
                return false;
            }
            subTlvs.add(SubTlvWords.read(TunnelType.SR_POLICY, words, subTlvs));
            write(draft, words);
            return true;
        }

        /** Puts our tunnel in the place of the one that we put before, next to those that the attribute's own word gives. */
        private void write(RouteDraft draft, Words words) throws StatementException {
            TunnelEncapsulation.Tunnel policy = new TunnelEncapsulation.Tunnel(TunnelType.SR_POLICY, subTlvs);
            List<TunnelEncapsulation.Tunnel> tunnels = new ArrayList<>(before(draft, words));
            int at = written == null ? -1 : tunnels.indexOf(written);
            if (at < 0) {
                tunnels.add(policy);
            } else {
                tunnels.set(at, policy);
            }
            WireWriter value = new WireWriter();
            TunnelCodec.encode(new TunnelEncapsulation(tunnels), value);
            draft.attributes().put(TUNNEL_ENCAPSULATION, AttributeFlags.OPTIONAL_TRANSITIVE, value.toByteArray());
            written = policy;
        }

        private static List<TunnelEncapsulation.Tunnel> before(RouteDraft draft, Words words)
                throws StatementException {
            byte[] octets = draft.attributes().octets(TUNNEL_ENCAPSULATION);
            if (octets == null) {
                return List.of();
            }
            try {
                return TunnelCodec.decode(new WireReader(octets)).tunnels();
            } catch (MalformedException malformed) {
                throw words.failure("cannot add to the tunnels given before: " + malformed.getMessage(), List.of());
            }
        }

        @Override
        public SrPolicy build(Words words) {
            return nlri;
        }
    }
}
