package org.herald.config;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.RouteSource;
import org.herald.api.wire.WireWriter;
import org.herald.attribute.aggregator.AggregatorAttribute;
import org.herald.attribute.aspath.AsPathAttribute;
import org.herald.attribute.atomicaggregate.AtomicAggregateAttribute;
import org.herald.attribute.community.CommunityAttribute;
import org.herald.attribute.extcommunity.ExtendedCommunityAttribute;
import org.herald.attribute.largecommunity.LargeCommunityAttribute;
import org.herald.attribute.localpref.LocalPrefAttribute;
import org.herald.attribute.med.MedAttribute;
import org.herald.attribute.origin.OriginAttribute;
import org.herald.capability.addpath.AddPathCapability;
import org.herald.capability.extendedmessage.ExtendedMessageCapability;
import org.herald.capability.extendednexthop.ExtendedNextHopCapability;
import org.herald.capability.gracefulrestart.GracefulRestartCapability;
import org.herald.capability.hostname.HostnameCapability;
import org.herald.capability.routerefresh.RouteRefreshCapability;
import org.herald.capability.softwareversion.SoftwareVersionCapability;
import org.herald.environment.HeraldEnvironment;
import org.herald.extcommunity.routetarget.RouteTargetCommunity;
import org.herald.family.ipv4.unicast.Ipv4UnicastFamily;
import org.herald.family.ipv6.unicast.Ipv6UnicastFamily;
import org.herald.testkit.FakeFamily;
import org.herald.testkit.FixedCodecView;

/** Reads configurations in tests, with the providers of today and two families of which only the words are real. */
final class Reader {
    private static final FixedCodecView INSTALLED = FixedCodecView.of(
            new Ipv4UnicastFamily(),
            new Ipv6UnicastFamily(),
            FakeFamily.of(1, 2, "ipv4", "multicast"),
            FakeFamily.of(25, 65, "l2vpn", "vpls"),
            new OriginAttribute(),
            new AsPathAttribute(),
            new MedAttribute(),
            new LocalPrefAttribute(),
            new AtomicAggregateAttribute(),
            new AggregatorAttribute(),
            new CommunityAttribute(),
            new ExtendedCommunityAttribute(),
            new LargeCommunityAttribute(),
            new RouteTargetCommunity(),
            new RouteRefreshCapability(),
            new GracefulRestartCapability(),
            new AddPathCapability(),
            new ExtendedNextHopCapability(),
            new ExtendedMessageCapability(),
            new HostnameCapability(),
            new SoftwareVersionCapability());

    private static final Map<String, String> FEATURES = Map.of(
            "ipv4 flow", "herald-family-ipv4-flow",
            "ipv4 mup", "herald-family-ipv4-mup",
            "label", "herald-family-ipv4-labeled",
            "multi-session", "herald-capability-multisession");

    /** What is installed, and features for four words. */
    static final CodecView CODECS = (CodecView) Proxy.newProxyInstance(
            CodecView.class.getClassLoader(),
            new Class<?>[] {CodecView.class},
            (proxy, method, arguments) -> method.getName().equals("featureFor")
                    ? FEATURES.get(arguments[0])
                    : method.invoke(INSTALLED, arguments));

    /** A flow family on top of the rest. */
    static final CodecView WITH_FLOW =
            FixedCodecView.of(new Ipv4UnicastFamily(), FakeFamily.of(1, 133, "ipv4", "flow", FamilyTrait.NO_NEXT_HOP));

    static final HeraldConfigurationLoader LOADER = new HeraldConfigurationLoader();

    private Reader() {}

    static Environment environment(String... namesAndValues) {
        Map<String, String> variables = new HashMap<>();
        variables.put("EXABGP_ETC", "/nonexistent");
        for (int index = 0; index < namesAndValues.length; index += 2) {
            variables.put(namesAndValues[index], namesAndValues[index + 1]);
        }
        return new HeraldEnvironment(variables, Map.of());
    }

    static Configuration read(String text) throws ConfigurationException {
        return LOADER.parse("test.conf", text.getBytes(StandardCharsets.UTF_8), CODECS, environment());
    }

    /** The only neighbor of a text. */
    static NeighborDefinition neighbor(String text) throws ConfigurationException {
        return read(text).neighbors().get(0);
    }

    /** A neighbor that is complete, with more statements in it. */
    static String complete(String statements) {
        return "neighbor 192.0.2.1 { local-address 192.0.2.254; local-as 65001; peer-as 65002;\n" + statements
                + "\n}\n";
    }

    /** The message of the error in a text. */
    static String failure(String text) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> read(text))
                .satisfies(failure -> messages.add(failure.getMessage()));
        return messages.get(0);
    }

    /** The first line of {@link #failure}, without the excerpt. */
    static String reason(String text) {
        String message = failure(text);
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Family, NLRI and attribute block of each route in digits, and what else there is. */
    static List<String> routes(RouteSource source) {
        List<String> routes = new ArrayList<>();
        source.forEach(route -> routes.add(text(route)));
        return routes;
    }

    private static String text(RouteDraft route) {
        WireWriter block = new WireWriter();
        route.attributes().writeBlock(block);
        return route.family() + " " + hex(route.nlri()) + " " + hex(block)
                + (route.pathId() < 0 ? "" : " path " + route.pathId())
                + (route.isNextHopSelf() ? " self" : "")
                + (route.watchdog() == null ? "" : " watchdog " + route.watchdog())
                + (route.startsWithdrawn() ? " withdrawn" : "");
    }

    static String hex(WireWriter octets) {
        StringBuilder digits = new StringBuilder();
        for (int index = 0; index < octets.size(); index++) {
            digits.append(String.format("%02x", octets.array()[index]));
        }
        return digits.toString();
    }
}
