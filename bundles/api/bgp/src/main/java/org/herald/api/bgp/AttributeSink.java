package org.herald.api.bgp;

import org.herald.api.wire.WireWriter;
import org.osgi.annotation.versioning.ProviderType;

/** Takes whole attributes, in order. */
@ProviderType
public interface AttributeSink {
    /** Begins an attribute; its value is written to what is returned, until {@link #end}. */
    WireWriter begin(int code, int flags);

    /** Ends it: the length is patched, and the extended form chosen if it is needed. */
    void end();
}
