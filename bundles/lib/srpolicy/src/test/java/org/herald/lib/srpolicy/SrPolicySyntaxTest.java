package org.herald.lib.srpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.RouteSyntax;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrPolicySyntaxTest {
    private static final String HEAD = "distinguisher 1 color 100 endpoint 10.0.0.1 next-hop 10.0.0.2 ";

    private final RouteDraft draft = new RouteDraft();

    /** Reads a statement as a reader of routes does, next hop and the attribute's own word included. */
    private void read(String statement) throws StatementException, MalformedException {
        Words words = Words.of(statement);
        RouteSyntax.Builder<SrPolicy> builder = SrPolicySyntax.IPV4.begin(words);
        while (words.hasNext()) {
            if (words.accept("next-hop")) {
                draft.attributes().nextHop(words.address());
            } else if (words.accept("tunnel-encap")) {
                addTunnel(TunnelWords.read(words));
            } else if (!builder.accept(words, draft)) {
                throw words.failure("unknown word '" + words.peek() + "'", java.util.List.of());
            }
        }
    }

    private void addTunnel(TunnelEncapsulation tunnel) throws MalformedException {
        byte[] before = draft.attributes().octets(SrPolicySyntax.TUNNEL_ENCAPSULATION);
        TunnelEncapsulation all = before == null
                ? tunnel
                : TunnelCodec.decode(new WireReader(before)).with(tunnel);
        org.herald.api.wire.WireWriter value = new org.herald.api.wire.WireWriter();
        TunnelCodec.encode(all, value);
        draft.attributes()
                .put(SrPolicySyntax.TUNNEL_ENCAPSULATION, AttributeFlags.OPTIONAL_TRANSITIVE, value.toByteArray());
    }

    private String tunnels() {
        return Hex.lower(Objects.requireNonNull(draft.attributes().octets(SrPolicySyntax.TUNNEL_ENCAPSULATION)));
    }

    // Octets of the reference program's messages.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "preference 100 segment-list weight 5 segment type-a mpls 16001 segment type-a mpls 16002"
                        + " | 000f0024 0c06000000000064 80001900 0906000000000005 0106000003e81000 0106000003e82100",
                "preference 100 binding-sid mpls 24000 segment-list weight 1 segment type-a mpls 16001"
                        + " | 000f0024 0c06000000000064 0d06100005dc0100 80001100 0906000000000001 0106000003e81100",
                "segment-list weight 1 segment type-a mpls 16001 segment-list weight 2 segment type-a mpls 16002"
                        + " | 000f0028 80001100 0906000000000001 0106000003e81100"
                        + " 80001100 0906000000000002 0106000003e82100",
                "segment-list weight 1 preference 7 | 000f0014 80000900 0906000000000001 0c06000000000007"
            })
    void makesTheTunnelOfThePolicyFromItsWords(String policy, String wire) throws Exception {
        read(HEAD + policy);

        assertThat(tunnels()).isEqualTo(wire.replace(" ", ""));
    }

    @Test
    void leavesTheAttributeOutWithoutAWordOfThePolicy() throws Exception {
        read(HEAD);

        assertThat(draft.attributes().has(SrPolicySyntax.TUNNEL_ENCAPSULATION)).isFalse();
    }

    @Test
    void keepsTunnelsThatTheWordOfTheAttributeGives() throws Exception {
        read(HEAD + "preference 1 tunnel-encap bare [ color 10 ] priority 2");

        assertThat(tunnels()).isEqualTo("000f000c" + "0c06000000000001" + "0f020200" + "0010000a0408030b00000000000a");
    }

    @Test
    void goesBehindTunnelsThatWereGivenBefore() throws Exception {
        read(HEAD + "tunnel-encap bare [ color 10 ] preference 1");

        assertThat(tunnels()).isEqualTo("0010000a0408030b00000000000a" + "000f0008" + "0c06000000000001");
    }

    @Test
    void takesNoWordOfOtherTunnels() {
        assertThatThrownBy(() -> read(HEAD + "encapsulation key 1"))
                .isInstanceOf(StatementException.class)
                .hasMessage("unknown word 'encapsulation'");
    }
}
