package org.herald.tool.replay;

import org.herald.api.wire.WireReader;

/** For a first reading in which only peers are counted. */
final class IgnoringSink implements RouteSink {
    @Override
    public void announce(long timeMicros, WireReader attributes, AsNumberSize size, PrefixBlock nlri) {}

    @Override
    public void withdraw(long timeMicros, PrefixBlock nlri) {}

    @Override
    public void skipped(String why, long routeCount) {}
}
