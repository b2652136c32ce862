package org.herald.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between our addresses and Java's. */
final class Addresses {
    private static final Logger log = LoggerFactory.getLogger(Addresses.class);

    private Addresses() {}

    static IpAddress of(InetSocketAddress address) {
        byte[] octets = address.getAddress().getAddress();
        return IpAddress.ofOctets(octets, 0, octets.length);
    }

    static IpAddress unspecified(boolean isIpv6) {
        return new IpAddress(0, 0, isIpv6);
    }

    static InetAddress inet(IpAddress address) {
        try {
            // An IPv4-mapped address would become an Inet4Address by InetAddress.getByAddress.
            return address.isIpv6()
                    ? Inet6Address.getByAddress(null, address.octets(), -1)
                    : InetAddress.getByAddress(address.octets());
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param device gives link-local addresses their scope; null if none is configured */
    static InetSocketAddress socketAddress(IpAddress address, int port, @Nullable String device) {
        if (address.isIpv6() && address.isLinkLocal() && device != null) {
            try {
                NetworkInterface scope = NetworkInterface.getByName(device);
                if (scope != null) {
                    return new InetSocketAddress(Inet6Address.getByAddress(null, address.octets(), scope), port);
                }
            } catch (SocketException | UnknownHostException noScope) {
                log.atDebug().addKeyValue("device", device).setCause(noScope).log("network.no-scope");
            }
        }
        return new InetSocketAddress(inet(address), port);
    }
}
