package org.herald.attribute.clusterlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.config.StatementException;
import org.herald.api.wire.IpAddress;
import org.herald.testkit.PathAttributeCompliance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterListAttributeTest extends PathAttributeCompliance<List<IpAddress>> {
    @Override
    protected PathAttributeType<List<IpAddress>> attribute() {
        return new ClusterListAttribute();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster-list 192.0.2.8", "cluster-list [ 192.0.2.8 ]", "cluster-list [192.0.2.8,]"})
    void readsOneClusterWithOrWithoutBrackets(String statement) throws StatementException {
        assertThat(parse(statement)).containsExactly(IpAddress.ofIpv4(0xC0000208));
    }

    @Test
    void isNotSentIfItIsEmpty() throws StatementException {
        assertThat(parse("cluster-list [ ]")).isNull();
    }
}
