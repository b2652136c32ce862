package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.config.Reader.complete;
import static org.herald.config.Reader.neighbor;
import static org.herald.config.Reader.read;
import static org.herald.config.Reader.routes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.daemon.ApiLink;
import org.herald.api.daemon.ApiLink.MessageInterest;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborKeys;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighborTest {
    @Test
    void hasTheDefaultsOfTheReference() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor("neighbor 192.0.2.1 { local-as 65001; peer-as 65002; }");

        assertThat(neighbor.name())
                .isEqualTo("neighbor 192.0.2.1 local-ip auto local-as 65001 peer-as 65002 router-id auto"
                        + " family-allowed in-open");
        assertThat(neighbor.localAddress()).isNull();
        assertThat(neighbor.routerId()).isNull();
        assertThat(neighbor.isRange()).isFalse();
        assertThat(neighbor.areFamiliesImplied()).isTrue();
        assertThat(neighbor.families()).contains(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST);
        assertThat(neighbor.settings().values()).isEmpty();
        assertThat(neighbor.settings().get(NeighborSettings.HOLD_TIME)).isEqualTo(180);
        assertThat(neighbor.routes().size()).isZero();
    }

    @Test
    void takesTheRouterIdFromAnIpv4LocalAddress() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete(""));

        assertThat(neighbor.routerId()).isEqualTo(IpAddress.parse("192.0.2.254"));
        assertThat(neighbor.name())
                .isEqualTo("neighbor 192.0.2.1 local-ip 192.0.2.254 local-as 65001 peer-as 65002"
                        + " router-id 192.0.2.254 family-allowed in-open");
    }

    @Test
    void readsAutonomousSystemsOfAllForms() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete("local-as 1.10; peer-as auto;"));

        assertThat(neighbor.localAs()).isEqualTo(65546);
        assertThat(neighbor.peerAs()).isZero();
        assertThat(neighbor.name()).contains("local-as 65546 peer-as auto");
    }

    @Test
    void takesARangeOfPassivePeers() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor("neighbor 10.1.2.3/8 { passive; local-as 1; peer-as 2; }");

        assertThat(neighbor.isRange()).isTrue();
        assertThat(neighbor.peerAddress()).isEqualTo(IpAddress.parse("10.0.0.0"));
        assertThat(neighbor.name()).startsWith("neighbor 10.0.0.0/8 ");
    }

    @Test
    void takesARangeWhereEveryNeighborIsPassive() throws ConfigurationException {
        String text = "neighbor 10.0.0.0/8 { local-as 1; peer-as 2; }";

        Configuration configuration = Reader.LOADER.parse(
                "test.conf",
                text.getBytes(StandardCharsets.UTF_8),
                Reader.CODECS,
                Reader.environment("exabgp_bgp_passive", "true"));

        assertThat(configuration.neighbors()).hasSize(1);
    }

    @Test
    void checksNoIpv6RouteAgainstTheLengthOfTheRange() throws ConfigurationException {
        assertThat(neighbor("neighbor 10.0.0.0/32 { local-as 1; peer-as 2;"
                                + " static { route 2001:db8::/32 next-hop 2001:db8::1; } }")
                        .routes()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void takesTheLastOfAScalarGivenTwice() throws ConfigurationException {
        assertThat(neighbor(complete("hold-time 30; hold-time 90;")).settings().get(NeighborSettings.HOLD_TIME))
                .isEqualTo(90);
    }

    @Test
    void takesADescriptionOfManyWordsWithAndWithoutQuotes() throws ConfigurationException {
        assertThat(neighbor(complete("description \"a peer\";")).settings().get(NeighborSettings.DESCRIPTION))
                .isEqualTo("a peer");
        assertThat(neighbor(complete("description a peer;")).settings().get(NeighborSettings.DESCRIPTION))
                .isEqualTo("a peer");
    }

    @Test
    void keepsParenthesesInPasswords() throws ConfigurationException {
        assertThat(NeighborKeys.md5(neighbor(complete("md5-password a(b)c;")).settings()))
                .isEqualTo("a(b)c".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void decodesKeysInBase64() throws ConfigurationException {
        NeighborDefinition md5 = neighbor(complete("md5-password c2VjcmV0; md5-base64 true;"));
        NeighborDefinition ao =
                neighbor(complete("tcp-ao { keyid 7; algorithm HMAC-SHA-256; password c2VjcmV0; base64 true; }"));

        assertThat(NeighborKeys.md5(md5.settings())).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
        assertThat(NeighborKeys.tcpAuthentication(ao.settings())).satisfies(authentication -> {
            assertThat(authentication.keyId()).isEqualTo(7);
            assertThat(authentication.algorithm()).isEqualTo("hmac-sha-256");
            assertThat(authentication.key()).isEqualTo("secret".getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void listsFamiliesAsWrittenInWordsOrNumbers() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete("family { IPv6 unicast; 1 99; ipv4 unicast; }"));

        assertThat(neighbor.areFamiliesImplied()).isFalse();
        assertThat(neighbor.families())
                .containsExactly(FamilyId.IPV6_UNICAST, new FamilyId(1, 99), FamilyId.IPV4_UNICAST);
    }

    @Test
    void impliesAllFamiliesByAllOrAnEmptySection() throws ConfigurationException {
        assertThat(neighbor(complete("family { all; }")).areFamiliesImplied()).isTrue();
        assertThat(neighbor(complete("family { }")).areFamiliesImplied()).isTrue();
    }

    @Test
    void readsKeywordsAndSectionsOfCapabilities() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete("""
                host-name router; domain-name example.net;
                capability { graceful-restart 120; add-path send/receive; asn4 disable; }
                family { ipv4 unicast; ipv6 unicast; }
                add-path { ipv4 unicast; ipv6 unicast; }
                """));

        assertThat(neighbor.settings().values())
                .containsEntry("neighbor/host-name", "router")
                .containsEntry("neighbor/capability/graceful-restart", 120)
                .containsEntry("neighbor/capability/asn4", false)
                .containsEntry("neighbor/add-path", List.of("ipv4 unicast", "ipv6 unicast"));
    }

    @Test
    void takesTheDisablingOfACapabilityThatNobodyProvides() throws ConfigurationException {
        assertThat(neighbor(complete("capability { multi-session disable; operational false; }"))
                        .settings()
                        .values())
                .isEmpty();
    }

    @Test
    void keepsTheAdjRibOutWhereRouteRefreshNeedsIt() throws ConfigurationException {
        assertThat(neighbor(complete("adj-rib-out false; capability { route-refresh; }"))
                        .settings()
                        .isOn(NeighborSettings.ADJ_RIB_OUT))
                .isTrue();
        assertThat(neighbor(complete("adj-rib-out false;")).settings().isOn(NeighborSettings.ADJ_RIB_OUT))
                .isFalse();
    }

    @Test
    void takesNeighborsOfOneAddressThatDifferOtherwise() throws ConfigurationException {
        assertThat(read(complete("") + complete("local-as 65009;")).neighbors()).hasSize(2);
        assertThat(read(complete("listen 1790;") + complete("listen 1791;")).neighbors())
                .hasSize(2);
    }

    // ---- programs

    @Test
    void linksPrograms() throws ConfigurationException {
        Configuration configuration = read(complete("""
                        api { processes [ one, two ]; neighbor-changes; fsm false;
                              receive { parsed; update; keepalive disable; } send { packets; } }
                        api named { processes-match [ "^on" ]; negotiated; signal true; }
                        """)
                + "process one { run /bin/sh -c \"echo hi\" --list=a,b [x]; encoder json; respawn false; }\n"
                + "process two { run /bin/sh; }\n");

        assertThat(configuration.neighbors().get(0).apis())
                .containsExactly(
                        new ApiLink(
                                List.of("one", "two"),
                                List.of(),
                                true,
                                false,
                                false,
                                false,
                                Set.of(MessageInterest.PACKETS),
                                Set.of(MessageInterest.PARSED, MessageInterest.UPDATE)),
                        new ApiLink(List.of(), List.of("^on"), false, true, false, true, Set.of(), Set.of()));
        assertThat(configuration.programs())
                .containsExactly(
                        new ProgramDefinition(
                                "one", List.of("/bin/sh", "-c", "echo hi", "--list=a,b", "[x]"), "json", false),
                        new ProgramDefinition("two", List.of("/bin/sh"), "text", true));
    }

    @Test
    void findsAProgramBesideTheFile(@TempDir Path folder) throws IOException, ConfigurationException {
        Path program = Files.createDirectory(folder.resolve("run")).resolve("feed.sh");
        Files.writeString(program, "#!/bin/sh\n");
        program.toFile().setExecutable(true);
        Path file = Files.writeString(folder.resolve("x.conf"), "process a { run ./run/feed.sh; }");

        Configuration configuration = Reader.LOADER.load(file, Reader.CODECS, Reader.environment());

        assertThat(configuration.programs().get(0).command()).containsExactly(program.toString());
    }

    @Test
    void readsAFileOfTheSettingsFolder(@TempDir Path folder) throws IOException, ConfigurationException {
        Files.writeString(folder.resolve("x.conf"), complete(""));

        Configuration configuration = Reader.LOADER.load(
                Path.of("etc/exabgp/x.conf"), Reader.CODECS, Reader.environment("EXABGP_ETC", folder.toString()));

        assertThat(configuration.neighbors()).hasSize(1);
    }

    // ---- routes

    @Test
    void readsRoutesOfAllForms() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete("""
                static {
                    route 10.0.0.0/24 next-hop 192.0.2.9 med 5;
                    route 10.0.1.0/24 { next-hop 192.0.2.9; med 5; }
                    attributes next-hop self nlri 10.0.2.0/24 10.0.3.0/24;
                    route 10.0.4.0/24 next-hop self split /25 watchdog dog withdraw;
                }
                announce { ipv4 { unicast 10.0.5.0/24 path-information 7 next-hop self; } }
                announce { ipv6 { unicast 2001:db8::/32 { next-hop 2001:db8::1; } } }
                l2vpn { vpls optional-name { x next-hop 192.0.2.9; } }
                """));

        assertThat(neighbor.routes().size()).isEqualTo(9);
        assertThat(routes(neighbor.routes()))
                .containsExactly(
                        "1/1 180a0000 40030004c00002098004000400000005",
                        "1/1 180a0001 40030004c00002098004000400000005",
                        "1/1 180a0002  self",
                        "1/1 180a0003  self",
                        "1/1 190a000400  self watchdog dog withdrawn",
                        "1/1 190a000480  self watchdog dog withdrawn",
                        "1/1 180a0005  path 7 self",
                        "2/1 2020010db8 4003001020010db8000000000000000000000001",
                        "25/65 0178 40030004c0000209");
    }

    @Test
    void givesABlockOfFlowToItsFamilyWithItsMarks() throws ConfigurationException {
        String text = "neighbor 192.0.2.1 { local-as 1; peer-as 1;\n"
                + "flow { route name { match { source 10.0.0.0/8; } then { discard; } } } }";

        String message = org.assertj.core.api.Assertions.catchThrowable(() -> Reader.LOADER.parse(
                        "test.conf", text.getBytes(StandardCharsets.UTF_8), Reader.WITH_FLOW, Reader.environment()))
                .getMessage();

        // The family of the test takes one word, which is the brace, and no other.
        assertThat(message).startsWith("test.conf:2:21: 'match' is not a word of ipv4 flow routes");
    }

    @Test
    void leavesOutIpv4UnicastWhereItIsNotConfigured() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete("""
                family { ipv6 unicast; }
                static { route 10.0.0.0/24 next-hop self; route 2001:db8::/32 next-hop 2001:db8::1; }
                """));

        assertThat(neighbor.routes().size()).isEqualTo(1);
        assertThat(routes(neighbor.routes()))
                .containsExactly("2/1 2020010db8 4003001020010db8000000000000000000000001");
    }

    @Test
    void showsItsRoutesAgainAndAgain() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(complete("static { route 10.0.0.0/24 next-hop self; }"));
        neighbor.routes().forEach(route -> route.attributes().nextHop(IpAddress.ofIpv4(1)));

        assertThat(routes(neighbor.routes())).containsExactly("1/1 180a0000  self");
    }
}
