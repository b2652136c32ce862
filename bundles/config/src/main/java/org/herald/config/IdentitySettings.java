package org.herald.config;

import java.util.List;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.IpAddress;

/** The keywords that tell who a neighbor is. They become fields of the definition, not settings of it. */
final class IdentitySettings {
    /** The word for «what the session tells». */
    static final String AUTO = "auto";

    /** What {@code local-address auto} is here. */
    static final IpAddress ANY_ADDRESS = IpAddress.ofIpv4(0);

    /** What {@code local-as auto} and {@code peer-as auto} are here. */
    static final long ANY_AS = 0;

    static final Setting<IpAddress> ROUTER_ID = new Setting<>(
            NeighborSettings.NEIGHBOR, "router-id", ValueType.IPV4, null, null, "BGP identifier", "192.0.2.254");
    static final Setting<IpAddress> LOCAL_ADDRESS = new Setting<>(
            NeighborSettings.NEIGHBOR,
            "local-address",
            new ValueType<>(
                    "an IP address, or auto",
                    in -> in.accept(AUTO) ? ANY_ADDRESS : in.address(),
                    value -> value.equals(ANY_ADDRESS) ? AUTO : value.toString()),
            null,
            null,
            "where the session comes from",
            "192.0.2.254");
    static final Setting<Long> LOCAL_AS = autonomousSystem("local-as", "our autonomous system");
    static final Setting<Long> PEER_AS = autonomousSystem("peer-as", "the peer's autonomous system");

    static final List<Setting<?>> ALL = List.of(ROUTER_ID, LOCAL_ADDRESS, LOCAL_AS, PEER_AS);

    private IdentitySettings() {}

    private static Setting<Long> autonomousSystem(String word, String help) {
        return new Setting<>(
                NeighborSettings.NEIGHBOR,
                word,
                new ValueType<>(
                        "an AS number, or auto",
                        in -> {
                            if (in.accept(AUTO)) {
                                return ANY_AS;
                            }
                            int at = in.position();
                            long number = in.autonomousSystem();
                            if (number == 0) {
                                throw in.failureAt(at, word + " 0 is reserved (RFC 7607)", List.of());
                            }
                            return number;
                        },
                        value -> value == ANY_AS ? AUTO : Long.toString(value)),
                null,
                null,
                help,
                "65001");
    }
}
