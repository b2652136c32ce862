package org.herald.net;

/** By NIO, as on machines without epoll. */
final class NioNetworkTest extends NetworkBehavior {
    @Override
    Sockets sockets() {
        return Sockets.nio();
    }
}
