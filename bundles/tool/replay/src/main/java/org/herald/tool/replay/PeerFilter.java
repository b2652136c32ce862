package org.herald.tool.replay;

/** Decides, route by route or message by message, whose are read. */
interface PeerFilter {
    /** @param number of the peer in the file, from 0 */
    boolean takes(int number, Peer peer);
}
