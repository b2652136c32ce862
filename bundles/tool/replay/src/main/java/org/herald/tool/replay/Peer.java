package org.herald.tool.replay;

import org.herald.api.wire.IpAddress;

/** Who told the collector. @param as its autonomous system, 0 to 2^32-1 */
record Peer(IpAddress address, long as) {
    @Override
    public String toString() {
        return address + " AS" + as;
    }
}
