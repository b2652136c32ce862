package org.herald.tool.replay;

import java.io.IOException;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Takes what a file records of the chosen peers, in its order. */
interface RouteSink {
    /** {@code pathId} of a route without one. */
    long NO_PATH_ID = -1;

    /**
     * A block of NLRI with the attributes of all of them.
     *
     * @param timeMicros of the record
     * @param attributes a window on the block of path attributes, valid during the call
     * @param size of AS numbers in them
     * @param nlri what to read: prefixes up to the limit
     */
    void announce(long timeMicros, WireReader attributes, AsNumberSize size, PrefixBlock nlri)
            throws IOException, MalformedException;

    /** A block of NLRI that are gone. */
    void withdraw(long timeMicros, PrefixBlock nlri) throws IOException, MalformedException;

    /** What can't be replayed. @param why a few words, counted together */
    void skipped(String why, long routeCount);
}
