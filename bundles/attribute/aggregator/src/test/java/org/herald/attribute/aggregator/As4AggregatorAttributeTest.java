package org.herald.attribute.aggregator;

import org.herald.api.bgp.PathAttributeType;
import org.herald.testkit.PathAttributeCompliance;

class As4AggregatorAttributeTest extends PathAttributeCompliance<Aggregator> {
    @Override
    protected PathAttributeType<Aggregator> attribute() {
        return new As4AggregatorAttribute();
    }

    @Override
    protected String corpus() {
        return "as4aggregator.txt";
    }
}
