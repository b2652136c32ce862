package org.herald.testkit;

import org.herald.api.bgp.PathAttributeType;

class NumberAttributeTest extends PathAttributeCompliance<Long> {
    @Override
    protected PathAttributeType<Long> attribute() {
        return new NumberAttribute();
    }

    @Override
    protected String corpus() {
        return "numbers.txt";
    }
}
