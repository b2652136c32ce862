package org.herald.net;

import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.Network.ConnectOptions;
import org.herald.api.daemon.Network.Connection;
import org.herald.api.daemon.Network.ConnectionHandler;
import org.herald.api.wire.IpAddress;

/** A connection for which there was not even a socket, as when all descriptors are in use: its handler is told in the next turn. */
final class UnmadeConnection implements Connection {
    private final ConnectOptions wanted;

    UnmadeConnection(EventLoop loop, ConnectOptions wanted, ConnectionHandler handler, String reason) {
        this.wanted = wanted;
        loop.execute(() -> handler.failed(this, reason));
    }

    @Override
    public IpAddress localAddress() {
        IpAddress local = wanted.local();
        return local != null ? local : Addresses.unspecified(wanted.remote().isIpv6());
    }

    @Override
    public IpAddress remoteAddress() {
        return wanted.remote();
    }

    @Override
    public int remotePort() {
        return wanted.remotePort();
    }

    @Override
    public void write(byte[] octets, int from, int count) {}

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public long unsentOctets() {
        return 0;
    }

    @Override
    public void reading(boolean isOn) {}

    @Override
    public void protect(int timeToLive, int leastTimeToLive) {
        // There is nothing to protect.
    }

    @Override
    public void close() {}

    @Override
    public void abort() {}
}
