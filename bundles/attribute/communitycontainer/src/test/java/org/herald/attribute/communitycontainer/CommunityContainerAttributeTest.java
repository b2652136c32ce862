package org.herald.attribute.communitycontainer;

import java.util.List;
import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class CommunityContainerAttributeTest extends PathAttributeCompliance<List<CommunityContainer>> {
    @Override
    protected PathAttributeType<List<CommunityContainer>> attribute() {
        return new CommunityContainerAttribute();
    }
}
