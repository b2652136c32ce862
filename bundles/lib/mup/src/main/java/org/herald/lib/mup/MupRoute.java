package org.herald.lib.mup;

import org.herald.api.wire.IpAddress;
import org.herald.api.wire.Octets;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.vpn.RouteDistinguisher;
import org.jspecify.annotations.Nullable;

/** One route of a mobile user plane (draft-mpmz-bess-mup-safi, 3.1). */
public sealed interface MupRoute {
    /** The architecture of the routes that are read further: 3gpp-5g. */
    int ARCHITECTURE_5G = 1;

    /** The architecture, the first octet of its NLRI: 0 to 255. */
    default int architecture() {
        return ARCHITECTURE_5G;
    }

    /** The type, which stands behind the architecture: 0 to 65535. */
    int code();

    /** Type 1: the prefix of an access network that another technology serves. */
    record InterworkSegment(RouteDistinguisher distinguisher, Prefix prefix) implements MupRoute {
        @Override
        public int code() {
            return MupRouteType.INTERWORK_SEGMENT_DISCOVERY.code();
        }
    }

    /** Type 2: a PE that a data network is joined to. */
    record DirectSegment(RouteDistinguisher distinguisher, IpAddress address) implements MupRoute {
        @Override
        public int code() {
            return MupRouteType.DIRECT_SEGMENT_DISCOVERY.code();
        }
    }

    /**
     * Type 3: the session of a user towards the access network.
     *
     * @param prefix of the user
     * @param tunnel TEID, 0 to 4294967295
     * @param qosFlow QFI, an octet as it came: 0 to 255, of which 3GPP uses 0 to 63
     * @param endpoint of the tunnel, of either address family
     * @param source of the tunnel, of either address family; null if there is none
     */
    record Type1Session(
            RouteDistinguisher distinguisher,
            Prefix prefix,
            long tunnel,
            int qosFlow,
            IpAddress endpoint,
            @Nullable IpAddress source)
            implements MupRoute {
        @Override
        public int code() {
            return MupRouteType.TYPE_1_SESSION_TRANSFORMED.code();
        }
    }

    /**
     * Type 4: the sessions of tunnels towards the data network.
     *
     * @param endpoint of the tunnels
     * @param tunnelBits how many bits of the TEID count, 0 to 32
     * @param tunnel as many octets as hold those bits, as an unsigned number
     */
    record Type2Session(RouteDistinguisher distinguisher, IpAddress endpoint, int tunnelBits, long tunnel)
            implements MupRoute {
        @Override
        public int code() {
            return MupRouteType.TYPE_2_SESSION_TRANSFORMED.code();
        }
    }

    /** A route of an architecture or type that is not read further. @param body what stands behind the length, 0 to 255 octets */
    record Unknown(int architecture, int code, Octets body) implements MupRoute {}
}
