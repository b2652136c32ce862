package org.herald.core.testing;

import static org.herald.testkit.HexText.hex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.Setting;
import org.herald.api.config.Settings;
import org.herald.api.daemon.ApiLink;
import org.herald.api.daemon.ApiLink.MessageInterest;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.RouteSource;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;

/** A neighbor 192.0.2.2 of AS 65002, we are 192.0.2.1 of AS 65001; IPv4 and IPv6 unicast; the program {@code watcher} is told all. */
public final class Definitions {
    private String peer = "192.0.2.2";
    private int prefixBits = 32;
    private String local = "192.0.2.1";
    private long localAs = 65001;
    private long peerAs = 65002;
    private List<FamilyId> families = List.of(FamilyId.IPV4_UNICAST, FamilyId.IPV6_UNICAST);
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private List<ApiLink> links = List.of(everything("watcher"));
    private List<String> routes = List.of();

    public Definitions peer(String address) {
        peer = address;
        return this;
    }

    /** Makes it a range. */
    public Definitions range(int bits) {
        prefixBits = bits;
        return this;
    }

    public Definitions localAs(long number) {
        localAs = number;
        return this;
    }

    public Definitions peerAs(long number) {
        peerAs = number;
        return this;
    }

    public Definitions routerId(String address) {
        local = address;
        return this;
    }

    public Definitions families(FamilyId... some) {
        families = List.of(some);
        return this;
    }

    public <T> Definitions with(Setting<T> setting, T value) {
        settings.put(setting.key(), value);
        return this;
    }

    public Definitions with(String key, Object value) {
        settings.put(key, value);
        return this;
    }

    public Definitions links(ApiLink... some) {
        links = List.of(some);
        return this;
    }

    /** @param prefixes IPv4, as hexadecimal text of the NLRI; next hop 192.0.2.1 */
    public Definitions routes(String... prefixes) {
        routes = List.of(prefixes);
        return this;
    }

    /** A link over which a program is told all, parsed. */
    public static ApiLink everything(String program) {
        Set<MessageInterest> all = Set.of(
                MessageInterest.PARSED,
                MessageInterest.OPEN,
                MessageInterest.UPDATE,
                MessageInterest.NOTIFICATION,
                MessageInterest.KEEPALIVE,
                MessageInterest.REFRESH,
                MessageInterest.OPERATIONAL);
        return new ApiLink(List.of(program), List.of(), true, true, true, true, all, all);
    }

    public NeighborDefinition build() {
        String name = "neighbor " + peer + " local-ip 192.0.2.1 local-as " + (localAs == 0 ? "auto" : localAs)
                + " peer-as " + (peerAs == 0 ? "auto" : peerAs) + " router-id " + local + " family-allowed in-open";
        return new NeighborDefinition(
                name,
                address(peer),
                prefixBits,
                address("192.0.2.1"),
                localAs,
                peerAs,
                address(local),
                families,
                false,
                new Settings(settings),
                links,
                new FixedRoutes(routes));
    }

    /** An address. */
    public static IpAddress address(String text) {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    /** Makes a draft an IPv4 route with next hop 192.0.2.1. @param attributes more of them: code, then value, flags optional transitive */
    public static RouteDraft ipv4(RouteDraft draft, String nlri) {
        draft.clear();
        draft.family(FamilyId.IPV4_UNICAST);
        draft.nlri().bytes(hex(nlri));
        draft.key().bytes(hex(nlri));
        draft.attributes().nextHop(address("192.0.2.1"));
        return draft;
    }

    private record FixedRoutes(List<String> prefixes) implements RouteSource {
        FixedRoutes {
            prefixes = new ArrayList<>(prefixes);
        }

        @Override
        public int size() {
            return prefixes.size();
        }

        @Override
        public void forEach(Consumer<RouteDraft> visitor) {
            RouteDraft draft = new RouteDraft();
            for (String prefix : prefixes) {
                visitor.accept(ipv4(draft, prefix));
            }
        }
    }
}
