package org.herald.api.bgp;

import java.util.List;
import org.herald.api.config.Settings;
import org.herald.api.wire.FamilyId;
import org.osgi.annotation.versioning.ProviderType;

/** What a capability may know of the neighbor that it is offered to. */
@ProviderType
public interface NeighborView {
    /** The keywords written, those of the capability itself among them. */
    Settings settings();

    /** The families offered: configured and installed, by number. */
    List<FamilyId> families();

    /** The hold time configured, in seconds. */
    int holdTimeSeconds();

    /** The local autonomous system number. */
    long localAs();

    /** The peer's autonomous system number as configured, 0 if it may be any. */
    default long peerAs() {
        return 0;
    }

    /** What this program is called and its version, {@code Herald/0.1.0}. */
    String software();

    CodecView codecs();
}
