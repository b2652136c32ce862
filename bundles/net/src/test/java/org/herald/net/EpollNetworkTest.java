package org.herald.net;

/** By epoll, on machines that have it; elsewhere by NIO again. */
final class EpollNetworkTest extends NetworkBehavior {
    @Override
    Sockets sockets() {
        return Sockets.preferred();
    }
}
