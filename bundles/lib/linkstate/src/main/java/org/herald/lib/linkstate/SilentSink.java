package org.herald.lib.linkstate;

import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.wire.IpAddress;

/** Takes fields and keeps none: describing to it checks octets. */
enum SilentSink implements FieldSink {
    INSTANCE;

    @Override
    public Dialect dialect() {
        return Dialect.JSON6;
    }

    @Override
    public FieldSink name(String name) {
        return this;
    }

    @Override
    public void text(String value) {}

    @Override
    public void number(long value) {}

    @Override
    public void unsigned(long bits) {}

    @Override
    public void unsigned(long highBits, long lowBits) {}

    @Override
    public void decimal(double value) {}

    @Override
    public void bool(boolean value) {}

    @Override
    public void absent() {}

    @Override
    public void address(IpAddress address) {}

    @Override
    public void prefix(IpAddress address, int bits) {}

    @Override
    public void hex(String lead, byte[] octets, int from, int count) {}

    @Override
    public void lowerHex(String lead, byte[] octets, int from, int count) {}

    @Override
    public void openObject() {}

    @Override
    public void closeObject() {}

    @Override
    public void openList() {}

    @Override
    public void closeList() {}
}
