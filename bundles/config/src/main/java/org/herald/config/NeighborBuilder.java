package org.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.config.Setting;
import org.herald.api.config.Settings;
import org.herald.api.config.StatementException;
import org.herald.api.config.StatementException.Place;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborKeys;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a definition of what was written in a neighbor and its templates, and checks it as a whole. */
final class NeighborBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(NeighborBuilder.class);

    /** Code of the capability without which nobody asks for the Adj-RIB-Out again (RFC 2918). */
    private static final int ROUTE_REFRESH = 2;

    private final Reading reading;
    private final NeighborWords valid;
    private final Map<String, Place> taken;

    /** @param taken where the neighbors so far stand, by what must not be twice */
    NeighborBuilder(Reading reading, NeighborWords valid, Map<String, Place> taken) {
        this.reading = reading;
        this.valid = valid;
        this.taken = taken;
    }

    NeighborDefinition build(NeighborDraft draft) throws StatementException {
        TemplateMerge merge = new TemplateMerge(valid);
        for (NeighborDraft template : draft.templates) {
            merge.apply(template, draft);
        }
        Settings settings = settings(draft);
        checkIdentity(draft, settings);
        checkProtection(draft, settings);
        boolean areFamiliesImplied = draft.hasAllFamilies || draft.families.isEmpty();
        List<FamilyId> families = areFamiliesImplied
                ? reading.codecs.families().stream().map(AddressFamily::id).toList()
                : draft.families;
        return new NeighborDefinition(
                name(draft),
                draft.peerAddress,
                draft.peerPrefixBits,
                localAddress(draft),
                draft.getOr(IdentitySettings.LOCAL_AS, IdentitySettings.ANY_AS),
                draft.getOr(IdentitySettings.PEER_AS, IdentitySettings.ANY_AS),
                routerId(draft),
                families,
                areFamiliesImplied,
                settings,
                draft.apis.values().stream().map(ApiDraft::link).toList(),
                routes(draft, families, areFamiliesImplied));
    }

    private Settings settings(NeighborDraft draft) {
        Map<String, Object> values = new LinkedHashMap<>(draft.values);
        for (Setting<?> setting : IdentitySettings.ALL) {
            values.remove(setting.key());
        }
        if (Boolean.FALSE.equals(values.get(NeighborSettings.ADJ_RIB_OUT.key())) && asksForRouteRefresh(values)) {
            LOG.atWarn().addKeyValue("neighbor", draft.title).log("configuration.adj-rib-out.kept-for-route-refresh");
            values.put(NeighborSettings.ADJ_RIB_OUT.key(), true);
        }
        return new Settings(values);
    }

    private boolean asksForRouteRefresh(Map<String, Object> values) {
        CapabilityType<?> capability = reading.codecs.capability(ROUTE_REFRESH);
        return capability != null
                && capability.settings().stream().anyMatch(setting -> Boolean.TRUE.equals(values.get(setting.key())));
    }

    private static @Nullable IpAddress localAddress(NeighborDraft draft) {
        IpAddress address = draft.get(IdentitySettings.LOCAL_ADDRESS);
        return address == null || address.equals(IdentitySettings.ANY_ADDRESS) ? null : address;
    }

    /** What was written, else an IPv4 local address, else null: what the session finds. */
    private static @Nullable IpAddress routerId(NeighborDraft draft) {
        IpAddress written = draft.get(IdentitySettings.ROUTER_ID);
        IpAddress local = localAddress(draft);
        return written != null ? written : local != null && !local.isIpv6() ? local : null;
    }

    private void checkIdentity(NeighborDraft draft, Settings settings) throws StatementException {
        List<String> missing = new ArrayList<>();
        IpAddress local = localAddress(draft);
        boolean listens = settings.getOr(NeighborSettings.LISTEN, 0) != 0;
        if (local == null && listens) {
            missing.add(IdentitySettings.LOCAL_ADDRESS.word());
        }
        for (Setting<Long> mandatory : List.of(IdentitySettings.LOCAL_AS, IdentitySettings.PEER_AS)) {
            if (draft.get(mandatory) == null) {
                missing.add(mandatory.word());
            }
        }
        if (draft.peerAddress.isIpv6() && routerId(draft) == null) {
            missing.add(IdentitySettings.ROUTER_ID.word());
        }
        if (!missing.isEmpty()) {
            throw failure(draft, "incomplete neighbor, missing " + String.join(", ", missing));
        }
        if (local != null && local.isIpv6() != draft.peerAddress.isIpv6()) {
            throw failure(draft, "local-address and peer-address must be of the same family");
        }
        IpAddress linkLocal = settings.get(NeighborSettings.LOCAL_LINK_LOCAL);
        if (linkLocal != null && !linkLocal.isLinkLocal()) {
            throw failure(draft, "local-link-local must be an IPv6 link-local address (fe80::/10)");
        }
        boolean isRange = draft.peerPrefixBits < draft.peerAddress.bits();
        if (isRange && !settings.isOn(NeighborSettings.PASSIVE) && !reading.environment.isOn("bgp.passive")) {
            throw failure(draft, "can only use ip ranges for the peer address with passive neighbors");
        }
        checkDuplicate(draft, settings);
    }

    private void checkDuplicate(NeighborDraft draft, Settings settings) throws StatementException {
        int port = settings.getOr(NeighborSettings.LISTEN, 0);
        String identity = port == 0 ? name(draft) : draft.peerAddress + "/" + draft.peerPrefixBits + " listen " + port;
        Place first = taken.putIfAbsent(identity, draft.place);
        if (first != null) {
            throw failure(draft, "duplicate peer definition " + draft.title + ", the first is at " + first);
        }
    }

    private void checkProtection(NeighborDraft draft, Settings settings) throws StatementException {
        try {
            byte[] md5 = NeighborKeys.md5(settings);
            if (NeighborKeys.tcpAuthentication(settings) != null && md5 != null) {
                throw failure(draft, "MD5 and TCP-AO are mutually exclusive, cannot use both");
            }
        } catch (IllegalArgumentException invalid) {
            throw failure(draft, String.valueOf(invalid.getMessage()));
        }
    }

    private NeighborRoutes routes(NeighborDraft draft, List<FamilyId> families, boolean areFamiliesImplied)
            throws StatementException {
        List<RouteStore> stores = new ArrayList<>();
        add(draft.routes, stores);
        draft.templates.forEach(template -> add(template.routes, stores));
        FamilyId leftOut = null;
        for (RouteStore store : stores) {
            for (RouteStore.FamilyRoutes routes : store.families()) {
                if (areFamiliesImplied || families.contains(routes.family())) {
                    continue;
                }
                if (!routes.family().equals(FamilyId.IPV4_UNICAST)) {
                    throw new StatementException(
                                    "a route of " + reading.codecs.nameOf(routes.family())
                                            + " is announced, but the family is not in the family section of neighbor "
                                            + draft.title,
                                    "")
                            .at(routes.first());
                }
                // Compatibility: ExaBGP leaves these out without a word.
                LOG.atWarn()
                        .addKeyValue("neighbor", draft.title)
                        .addKeyValue("family", reading.codecs.nameOf(routes.family()))
                        .addKeyValue("routes", routes.count())
                        .log("configuration.routes.left-out");
                leftOut = FamilyId.IPV4_UNICAST;
            }
        }
        return new NeighborRoutes(stores, leftOut);
    }

    private static void add(RouteStore store, List<RouteStore> stores) {
        if (!store.isEmpty()) {
            stores.add(store);
        }
    }

    /** Who the neighbor is: what commands select by, and by which a reload finds it again. */
    static String name(NeighborDraft draft) {
        IpAddress local = localAddress(draft);
        IpAddress routerId = routerId(draft);
        String peer =
                draft.peerAddress + (draft.peerPrefixBits < draft.peerAddress.bits() ? "/" + draft.peerPrefixBits : "");
        return "neighbor " + peer
                + " local-ip " + (local == null ? IdentitySettings.AUTO : local)
                + " local-as " + number(draft.getOr(IdentitySettings.LOCAL_AS, IdentitySettings.ANY_AS))
                + " peer-as " + number(draft.getOr(IdentitySettings.PEER_AS, IdentitySettings.ANY_AS))
                + " router-id " + (routerId == null ? IdentitySettings.AUTO : routerId)
                + " family-allowed in-open";
    }

    private static String number(long autonomousSystem) {
        return autonomousSystem == IdentitySettings.ANY_AS ? IdentitySettings.AUTO : Long.toString(autonomousSystem);
    }

    private static StatementException failure(NeighborDraft draft, String reason) {
        return new StatementException(reason, draft.title).at(draft.place);
    }
}
