package org.herald.api.client;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.NextHop;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** NLRI of one family with one next hop. Valid for one turn of the loop. */
@ProviderType
public interface NlriBlock {
    FamilyId family();

    /** Who decoded them; null if no installed bundle owns the family or its bundle failed: then only {@link #raw} tells. */
    @Nullable
    AddressFamily<?> codec();

    /** Null for withdrawn routes, and for families whose routes have none. */
    @Nullable
    NextHop nextHop();

    /** How many NLRI were decoded; 0 where {@link #codec} is null. */
    int size();

    /** The decoded NLRI. */
    Object nlri(int index);

    /** Its path identifier, 0 to 4294967295, or {@link org.herald.api.bgp.NlriCodec#NO_PATH_ID}. */
    long pathId(int index);

    /** The octets of all NLRI, path identifiers included, in a window that the caller may move. */
    WireReader raw();
}
