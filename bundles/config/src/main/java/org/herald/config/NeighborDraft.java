package org.herald.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.config.Setting;
import org.herald.api.config.StatementException.Place;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** A neighbor or a template while it is read. */
final class NeighborDraft {
    /** What stands behind {@code neighbor}: peer or template. */
    final String title;

    /** Where that stands. */
    final Place place;

    /** Values of keywords by {@link Setting#key}, of sections by path; identity included. */
    final Map<String, Object> values = new LinkedHashMap<>();

    final List<FamilyId> families = new ArrayList<>();

    /** {@code all;} was written. */
    boolean hasAllFamilies;

    /** By name; those without one have names that cannot be written. */
    final Map<String, ApiDraft> apis = new LinkedHashMap<>();

    /** Its own routes. */
    final RouteStore routes;

    /** The templates it inherits, in order. */
    final List<NeighborDraft> templates = new ArrayList<>();

    IpAddress peerAddress = IdentitySettings.ANY_ADDRESS;
    int peerPrefixBits;

    NeighborDraft(String title, Place place, AttributeBlocks blocks) {
        this.title = title;
        this.place = place;
        this.routes = new RouteStore(blocks);
    }

    @SuppressWarnings("unchecked") // the value was put by the reader of this setting
    <T> @Nullable T get(Setting<T> setting) {
        return (T) values.get(setting.key());
    }

    <T> T getOr(Setting<T> setting, T otherwise) {
        T value = get(setting);
        return value != null ? value : otherwise;
    }
}
