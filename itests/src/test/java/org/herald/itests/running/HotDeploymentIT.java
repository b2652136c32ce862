package org.herald.itests.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles come, go and are replaced while a session is up, and it stays up. */
@Timeout(120)
class HotDeploymentIT {
    /** ORIGIN igp, AS_PATH 65002, NEXT_HOP 192.0.2.1, LARGE_COMMUNITY 65002:1:2, 203.0.113.0/24. */
    private static final String WITH_LARGE_COMMUNITY =
            "0000 0023 40010100 40020602010000fdea 400304c0000201" + "c0200c 0000fdea 00000001 00000002 18cb0071";

    /** MP_REACH_NLRI of IPv6 unicast, 2001:db8:7::/48 behind 2001:db8::1. */
    private static final String IPV6_ROUTE = "0000 002c 40010100 40020602010000fdea"
            + "800e1c 0002 01 10 20010db8000000000000000000000001 00 30 20010db80007";

    private static final String CONFIGURATION = """
            process watcher { run PROGRAM; encoder %s; }
            neighbor 127.0.0.1 {
                router-id 192.0.2.254; local-address 127.0.0.1; local-as 65001; peer-as 65002;
                family { ipv4 unicast; %s }
                api { processes [ watcher ]; neighbor-changes; receive { parsed; update; } }
            }
            """;

    @TempDir
    private Path folder;

    private static String configuration(String encoder, String families) {
        return CONFIGURATION.formatted(encoder, families);
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    @Test
    void anAttributeComesGoesAndComesBack() throws Exception {
        String feature = "herald-attribute-largecommunity";
        try (ScriptedPeer peer = new ScriptedPeer();
                RunningHerald herald = new RunningHerald(
                        folder, peer.port(), RunningHerald.allFeaturesBut(feature), configuration("json", ""))) {
            peer.awaitEstablished();

            for (int round = 0; round < 2; round++) {
                herald.await(
                        "the raw attribute",
                        () -> again(peer, herald),
                        text -> lastLine(text).contains("attribute-0x20-0xE0"));
                herald.deploy(Distribution.bundle("org.herald.attribute.largecommunity"), "large.jar");
                herald.await(
                        "the decoded attribute",
                        () -> again(peer, herald),
                        text -> lastLine(text).contains("\"large-community\""));
                herald.undeploy("large.jar");
            }
            herald.await(
                    "the raw attribute",
                    () -> again(peer, herald),
                    text -> lastLine(text).contains("attribute-0x20-0xE0"));

            assertThat(peer.sessions()).as("sessions").isEqualTo(1);
            assertThat(herald.log()).doesNotContain("session.down");
        }
    }

    private static String again(ScriptedPeer peer, RunningHerald herald) throws Exception {
        peer.update(WITH_LARGE_COMMUNITY);
        return herald.events();
    }

    @Test
    void anEncoderThatComesIsUsedFromTheNextEventOn() throws Exception {
        String feature = "herald-encoder-text";
        try (ScriptedPeer peer = new ScriptedPeer();
                RunningHerald herald = new RunningHerald(
                        folder, peer.port(), RunningHerald.allFeaturesBut(feature), configuration("text", ""))) {
            peer.awaitEstablished();
            peer.update(WITH_LARGE_COMMUNITY);
            assertThat(herald.events()).isEmpty();

            herald.deploy(Distribution.bundle("org.herald.encoder.text"), "text.jar");

            herald.await(
                    "the event as text",
                    () -> again(peer, herald),
                    text -> text.contains("update announced 203.0.113.0/24"));
            assertThat(peer.sessions()).as("sessions").isEqualTo(1);
        }
    }

    @Test
    void aFamilyThatComesMakesItsWordsValidAndOneThatGoesLeavesItsRoutesAsOctets() throws Exception {
        String jar = "ipv6.jar";
        try (ScriptedPeer peer = new ScriptedPeer();
                RunningHerald herald = new RunningHerald(
                        folder,
                        peer.port(),
                        RunningHerald.allFeaturesBut("herald-encoder-text"),
                        configuration("json", "ipv6 unicast;"))) {
            peer.awaitEstablished();
            peer.update(IPV6_ROUTE);
            herald.await("the IPv6 route", herald::events, text -> text.contains("2001:db8:7::/48"));

            // A copy of the same bundle with another version stands in for an update.
            herald.deploy(Distribution.bundle("org.herald.family.ipv6.unicast"), jar);
            herald.await(
                    "the IPv6 route again",
                    () -> {
                        peer.update(IPV6_ROUTE);
                        return herald.events();
                    },
                    text -> lastLine(text).contains("2001:db8:7::/48"));
            herald.command("announce ipv6 unicast 2001:db8:9::/48 next-hop 2001:db8::9");

            assertThat(peer.nextUpdate()).contains("20010db80009");
            assertThat(peer.sessions()).as("sessions").isEqualTo(1);
        }
    }

    @Test
    void aTruncatedJarChangesNothing() throws Exception {
        try (ScriptedPeer peer = new ScriptedPeer();
                RunningHerald herald = new RunningHerald(
                        folder, peer.port(), RunningHerald.allFeaturesBut(), configuration("json", ""))) {
            peer.awaitEstablished();
            byte[] whole = Files.readAllBytes(Distribution.bundle("org.herald.attribute.med"));
            Path half = folder.resolve("half");
            Files.write(half, Arrays.copyOf(whole, whole.length / 2));

            herald.deploy(half, "med.jar");
            herald.deploy(Distribution.bundle("org.herald.attribute.community"), "community.jar");
            herald.await(
                    "an event",
                    () -> again(peer, herald),
                    text -> lastLine(text).contains("\"large-community\""));
            herald.command("announce route 198.51.100.0/24 next-hop 192.0.2.9 med 77");

            assertThat(peer.nextUpdate()).contains("8004040000004d");
            assertThat(herald.isAlive()).isTrue();
            assertThat(peer.sessions()).as("sessions").isEqualTo(1);
        }
    }
}
