package org.herald.lib.linkstate;

import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;

/**
 * The layout of a value: how its octets are read, told, written as words, and read from words. A few shapes of the base kinds make all TLVs.
 * Describing is checking too: what was described once, to whichever sink, will not fail again. A shape with a fixed length takes that
 * from the reader, others all that is left.
 */
interface Shape {
    /** Gives the value, whose name was given before. @throws MalformedException without a severity, if the octets are not of this shape */
    void describe(WireReader in, FieldSink out) throws MalformedException;

    /**
     * Writes the words that {@link #read} takes. What words cannot say (reserved bits that are set) is left out: the caller compares.
     */
    void print(WireReader in, TextWriter out) throws MalformedException;

    /** Takes the words of one value and writes its octets. @param what the key, for errors */
    void read(Words words, String what, WireWriter out) throws StatementException;
}
