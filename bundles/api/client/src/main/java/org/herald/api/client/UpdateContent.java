package org.herald.api.client;

import java.util.List;
import org.herald.api.bgp.AttributeSet;
import org.herald.api.wire.FamilyId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What an UPDATE says, decoded and judged: what RFC 7606 takes as withdrawn is among the withdrawn. Valid for one turn of the loop. */
@ProviderType
public interface UpdateContent {
    /** The family whose End-of-RIB this is (RFC 4724, 2), else null. */
    @Nullable
    FamilyId endOfRib();

    /** By code; without MP_REACH_NLRI, MP_UNREACH_NLRI and NEXT_HOP. */
    AttributeSet attributes();

    /** In the order of the message; blocks of one family and next hop are one. */
    List<? extends NlriBlock> announced();

    List<? extends NlriBlock> withdrawn();
}
