package org.herald.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.herald.itests.support.Distribution;
import org.herald.itests.support.ScriptedPeer;
import org.herald.itests.support.VendorPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Bundles come, go and are replaced in the deploy folder while a session is up. */
class HotDeployIT {
    private static final int PEER_AS = 65002;
    private static final String FAMILY = "org.herald.api.bgp.AddressFamily";
    private static final String ATTRIBUTE = "org.herald.api.bgp.PathAttributeType";
    private static final String ENCODER = "org.herald.api.client.MessageEncoder";
    private static final String DAEMON = "org.herald.api.daemon.Daemon";

    /** Multiprotocol capability of IPv6 unicast (RFC 4760, 8): code 1, length 4, AFI 2, reserved, SAFI 1. */
    private static final String OFFERS_IPV6 = "010400020001";

    /** 2001:db8::/32 as NLRI. */
    private static final String IPV6_ROUTE = "2020010db8";

    private static final String CONFIGURATION = """
            process feed { run FOLDER/feed; encoder json; }
            process keep { run FOLDER/keep; encoder ENCODER; }
            neighbor 127.0.0.1 {
                router-id 192.0.2.1;
                local-address 127.0.0.1;
                local-as 65001;
                peer-as 65002;
                hold-time 180;
                family { FAMILIES }
                api { processes [ feed ]; }
                api kept { processes [ keep ]; receive { parsed; update; } }
                static { route 10.0.0.0/24 next-hop 192.0.2.1; ROUTES }
            }
            """;

    @TempDir
    private Path folder;

    private ScriptedPeer peer;
    private RunningDaemon daemon;

    @BeforeEach
    void listen() throws IOException {
        peer = new ScriptedPeer(PEER_AS);
    }

    @AfterEach
    void end() throws Exception {
        if (daemon != null) {
            daemon.close();
        }
        peer.close();
    }

    private void start(String families, String routes, String encoder) throws Exception {
        String text = CONFIGURATION
                .replace("FAMILIES", families)
                .replace("ROUTES", routes)
                .replace("ENCODER", encoder);
        daemon.start(peer.port(), text);
        peer.awaitEstablished();
        peer.awaitUpdate("180a0000");
    }

    private void nothingElseHappened(long daemonBefore) throws Exception {
        assertThat(peer.hasKeptItsSession()).as("one session, never ended").isTrue();
        assertThat(daemon.disturbances())
                .as("bundles of the repository that were touched")
                .isEmpty();
        assertThat(daemon.serviceId(DAEMON)).as("the daemon's service").isEqualTo(daemonBefore);
    }

    @Test
    void waitsForTheDeployFolderBeforeTheFirstOpen() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout("herald-family-ipv6-unicast"));
        daemon.deploy(Distribution.bundle("org.herald.family.ipv6.unicast"), "ipv6.jar");

        start("ipv4 unicast; ipv6 unicast;", "route 2001:db8::/32 next-hop 2001:db8::1;", "json");

        assertThat(peer.received(1).get(0).hex()).contains(OFFERS_IPV6);
        peer.awaitUpdate(IPV6_ROUTE);
    }

    @Test
    void aFamilyGoesAndComesBackWhileItsSessionIsUp() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout("herald-family-ipv6-unicast"));
        daemon.deploy(Distribution.bundle("org.herald.family.ipv6.unicast"), "ipv6.jar");
        start("ipv4 unicast; ipv6 unicast;", "", "json");
        long before = daemon.serviceId(DAEMON);

        daemon.undeploy("ipv6.jar");
        daemon.awaitServices(FAMILY, 1);
        daemon.command("announce route 2001:db8:1::/48 next-hop 2001:db8::1");
        daemon.command("announce route 10.1.0.0/16 next-hop 192.0.2.9");
        peer.awaitUpdate("100a01");
        assertThat(peer.received(2)).noneMatch(message -> message.hex().contains("3020010db80001"));

        daemon.deploy(Distribution.bundle("org.herald.family.ipv6.unicast"), "ipv6.jar");
        daemon.awaitServices(FAMILY, 2);
        daemon.command("announce route 2001:db8:2::/48 next-hop 2001:db8::1");
        peer.awaitUpdate("3020010db80002");

        nothingElseHappened(before);
    }

    @Test
    void aRouteOfAFamilyThatLeftIsToldRaw() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout("herald-family-ipv6-unicast"));
        daemon.deploy(Distribution.bundle("org.herald.family.ipv6.unicast"), "ipv6.jar");
        start("ipv4 unicast; ipv6 unicast;", "", "json");

        daemon.undeploy("ipv6.jar");
        daemon.awaitServices(FAMILY, 1);
        // The loop takes up what is installed a moment later: what is told before is not raw yet.
        daemon.awaitEvent("2020010DB8", () -> {
            // ORIGIN IGP, AS_PATH 65002, MP_REACH_NLRI of IPv6 unicast with 2001:db8::/32
            peer.sendUpdate(
                    "40010100 40020602010000fdea 800e1a 0002 01 10 20010db8000000000000000000000001 00 2020010db8", "");
        });
        assertThat(peer.hasKeptItsSession()).isTrue();
    }

    @Test
    void anAttributeComesAndAVendorsTakesItsPlace() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout("herald-attribute-med"));
        start("ipv4 unicast;", "", "json");
        int attributes = daemon.services(ATTRIBUTE);
        long before = daemon.serviceId(DAEMON);

        daemon.deploy(Distribution.bundle("org.herald.attribute.med"), "med.jar");
        daemon.awaitServices(ATTRIBUTE, attributes + 1);
        daemon.command("announce route 10.1.0.0/16 next-hop 192.0.2.9 med 100");
        peer.awaitUpdate("80040400000064");

        vendorMed(10).write(folder.resolve("vendor.jar"));
        daemon.deploy(folder.resolve("vendor.jar"), "vendor.jar");
        daemon.awaitServices(ATTRIBUTE, attributes + 2);
        daemon.command("announce route 10.2.0.0/16 next-hop 192.0.2.9 med 100");
        peer.awaitUpdate("80040400000065");

        daemon.undeploy("vendor.jar");
        daemon.awaitServices(ATTRIBUTE, attributes + 1);
        daemon.command("announce route 10.3.0.0/16 next-hop 192.0.2.9 med 102");
        peer.awaitUpdate("80040400000066");

        nothingElseHappened(before);
    }

    @Test
    void aVendorsAttributeOfLowerRankingWaits() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout());
        vendorMed(-1).write(folder.resolve("vendor.jar"));
        start("ipv4 unicast;", "", "json");
        int attributes = daemon.services(ATTRIBUTE);

        daemon.deploy(folder.resolve("vendor.jar"), "vendor.jar");
        daemon.awaitServices(ATTRIBUTE, attributes + 1);
        daemon.command("announce route 10.2.0.0/16 next-hop 192.0.2.9 med 100");

        peer.awaitUpdate("80040400000064");
    }

    @Test
    void aVendorsEncoderIsReplacedWhileAProgramUsesIt() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout());
        vendorEncoder("first").version("1.0.0").write(folder.resolve("first.jar"));
        vendorEncoder("second").version("1.1.0").write(folder.resolve("second.jar"));
        daemon.deploy(folder.resolve("first.jar"), "vendor.jar");
        start("ipv4 unicast;", "", "vendor");
        int encoders = daemon.services(ENCODER);
        long before = daemon.serviceId(DAEMON);
        peer.sendUpdate("40010100 40020602010000fdea 400304c0000202", "180a0900");
        daemon.awaitEvent("first told of UPDATE");

        daemon.undeploy("vendor.jar");
        daemon.awaitServices(ENCODER, encoders - 1);
        daemon.deploy(folder.resolve("second.jar"), "vendor.jar");
        daemon.awaitServices(ENCODER, encoders);
        peer.sendUpdate("40010100 40020602010000fdea 400304c0000202", "180a0901");
        daemon.awaitEvent("second told of UPDATE");

        nothingElseHappened(before);
    }

    @Test
    void halfAFileNeverReplacesAGoodOne() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout("herald-attribute-med"));
        Path good = Distribution.bundle("org.herald.attribute.med");
        daemon.deploy(good, "med.jar");
        start("ipv4 unicast;", "", "json");
        Bundle bundle = daemon.bundles("org.herald.attribute.med").get(0);
        long changedAt = bundle.getLastModified();
        byte[] octets = Files.readAllBytes(good);

        Files.write(
                daemon.deployed("med.jar"),
                Arrays.copyOf(octets, octets.length / 2),
                StandardOpenOption.TRUNCATE_EXISTING);
        daemon.awaitLog("deploy.refused file=med.jar");

        assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(bundle.getLastModified()).isEqualTo(changedAt);
        daemon.command("announce route 10.1.0.0/16 next-hop 192.0.2.9 med 100");
        peer.awaitUpdate("80040400000064");
    }

    @Test
    void aFileThatIsNoBundleIsRefusedInWords() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout());
        start("ipv4 unicast;", "", "json");

        Files.writeString(daemon.deployed("text.jar"), "this is no archive");

        daemon.awaitLog("deploy.refused file=text.jar");
        assertThat(peer.hasKeptItsSession()).isTrue();
    }

    @Test
    void aDeployedBundleStandsInForTheRepositorysAndGivesWayAgain() throws Exception {
        daemon = new RunningDaemon(folder, RunningDaemon.minimalWithout());
        start("ipv4 unicast;", "", "json");
        int attributes = daemon.services(ATTRIBUTE);
        Bundle ofRepository = daemon.bundles("org.herald.attribute.med").get(0);

        daemon.deploy(Distribution.bundle("org.herald.attribute.med"), "med.jar");
        daemon.awaitLog("bundle.stopped bundle=org.herald.attribute.med");
        daemon.awaitServices(ATTRIBUTE, attributes);
        assertThat(ofRepository.getState()).isNotEqualTo(Bundle.ACTIVE);
        daemon.command("announce route 10.1.0.0/16 next-hop 192.0.2.9 med 100");
        peer.awaitUpdate("80040400000064");

        daemon.undeploy("med.jar");
        daemon.awaitLog("bundle.removed bundle=org.herald.attribute.med");
        assertThat(ofRepository.getState()).isEqualTo(Bundle.ACTIVE);
        daemon.command("announce route 10.2.0.0/16 next-hop 192.0.2.9 med 101");
        peer.awaitUpdate("80040400000065");
        assertThat(peer.hasKeptItsSession()).isTrue();
    }

    private static VendorPlugin vendorMed(int ranking) {
        String source = """
                package example.med;

                import org.herald.api.bgp.*;
                import org.herald.api.config.*;
                import org.herald.api.wire.*;

                public class OneMore implements PathAttributeType<Long> {
                    public int code() { return 4; }
                    public String name() { return "MULTI_EXIT_DISC"; }
                    public int flags() { return AttributeFlags.OPTIONAL; }
                    public Severity onMalformed() { return Severity.TREAT_AS_WITHDRAW; }
                    public Long decode(WireReader value, CodecContext context) throws MalformedException { return value.u32(); }
                    public void encode(Long value, WireWriter out, CodecContext context) { out.u32(value + 1); }
                    public Grammar grammar() { return Grammar.of(new Grammar.Statement("med", "<number>", "one more", "med 1")); }
                    public Long parse(Words words, Long previous, CodecView codecs) throws StatementException {
                        words.expect("med");
                        return words.number("MED", 4294967294L);
                    }
                    public void describe(Long value, FieldSink out, CodecView codecs) { out.field("med", value); }
                    public void print(Long value, TextWriter out, CodecView codecs) { out.word("med").number(value); }
                }
                """;
        return new VendorPlugin("example.med", "OneMore", ATTRIBUTE, source).ranking(ranking);
    }

    private static VendorPlugin vendorEncoder(String word) {
        String source = """
                package example.encoder;

                import java.nio.charset.StandardCharsets;
                import org.herald.api.bgp.*;
                import org.herald.api.client.*;
                import org.herald.api.wire.*;

                public class Teller implements MessageEncoder {
                    public String name() { return "vendor"; }
                    public Dialect dialect() { return Dialect.TEXT5; }
                    public void encode(Event event, EncoderOptions options, CodecView codecs, WireWriter out) {
                        String kind = event.getClass().getSimpleName().toUpperCase();
                        out.bytes("%s told of ".getBytes(StandardCharsets.US_ASCII)).bytes(kind.getBytes(StandardCharsets.US_ASCII)).u8(10);
                    }
                }
                """.formatted(word);
        return new VendorPlugin("example.encoder", "Teller", ENCODER, source);
    }
}
