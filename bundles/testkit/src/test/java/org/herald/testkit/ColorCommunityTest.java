package org.herald.testkit;

import org.herald.api.bgp.ExtendedCommunityType;

class ColorCommunityTest extends ExtendedCommunityCompliance {
    @Override
    protected ExtendedCommunityType type() {
        return new ColorCommunity();
    }

    @Override
    protected String corpus() {
        return "colors.txt";
    }
}
