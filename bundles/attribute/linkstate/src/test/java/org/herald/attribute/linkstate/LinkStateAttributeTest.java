package org.herald.attribute.linkstate;

import org.herald.api.bgp.PathAttributeType;
import org.herald.lib.linkstate.LinkState;
import org.herald.testkit.PathAttributeCompliance;

class LinkStateAttributeTest extends PathAttributeCompliance<LinkState> {
    @Override
    protected PathAttributeType<LinkState> attribute() {
        return new LinkStateAttribute();
    }
}
