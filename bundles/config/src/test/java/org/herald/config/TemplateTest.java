package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.config.Reader.neighbor;
import static org.herald.config.Reader.read;
import static org.herald.config.Reader.routes;

import java.util.List;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final String TEMPLATE = """
            template {
                neighbor base {
                    local-as 65533; peer-as 65533; hold-time 30;
                    family { ipv4 unicast; }
                    capability { graceful-restart 1200; }
                    add-path { ipv4 unicast; }
                    api link { processes [ one ]; receive { update; } }
                    api { processes [ two ]; }
                    static { route 1.0.0.0/8 next-hop 192.0.2.9; }
                }
                neighbor more {
                    hold-time 60;
                    static { route 2.0.0.0/8 next-hop 192.0.2.9; }
                }
            }
            process one { run /bin/sh; }
            process two { run /bin/sh; }
            """;

    @Test
    void takesWhatTheNeighborDoesNotSay() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(TEMPLATE + "neighbor 192.0.2.1 { inherit base; }");

        assertThat(neighbor.localAs()).isEqualTo(65533);
        assertThat(neighbor.families()).containsExactly(FamilyId.IPV4_UNICAST);
        assertThat(neighbor.settings().values()).containsEntry("neighbor/capability/graceful-restart", 1200);
        assertThat(neighbor.apis()).hasSize(2);
        assertThat(routes(neighbor.routes())).containsExactly("1/1 0801 40030004c0000209");
    }

    @Test
    void letsTheTemplateOverruleTheNeighborAndTheLastTemplateAllOthers() throws ConfigurationException {
        assertThat(neighbor(TEMPLATE + "neighbor 192.0.2.1 { hold-time 90; inherit base; }")
                        .settings()
                        .get(NeighborSettings.HOLD_TIME))
                .isEqualTo(30);
        assertThat(neighbor(TEMPLATE + "neighbor 192.0.2.1 { inherit [ base, more ]; hold-time 90; }")
                        .settings()
                        .get(NeighborSettings.HOLD_TIME))
                .isEqualTo(60);
    }

    @Test
    void appendsListsToTheNeighborsOwn() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(TEMPLATE + """
                neighbor 192.0.2.1 {
                    inherit base;
                    inherit more;
                    family { ipv6 unicast; }
                    add-path { ipv6 unicast; ipv4 unicast; }
                    api link { processes [ two ]; receive { parsed; } }
                    static { route 3.0.0.0/8 next-hop 192.0.2.9; }
                }
                """);

        assertThat(neighbor.families()).containsExactly(FamilyId.IPV6_UNICAST, FamilyId.IPV4_UNICAST);
        assertThat(neighbor.settings().section("neighbor/add-path")).isEqualTo(List.of("ipv6 unicast", "ipv4 unicast"));
        assertThat(neighbor.apis()).hasSize(2);
        assertThat(neighbor.apis().get(0).programs()).containsExactly("two", "one");
        assertThat(neighbor.apis().get(0).received()).hasSize(2);
        assertThat(routes(neighbor.routes()))
                .containsExactly("1/1 0803 40030004c0000209", "1/1 0801 40030004c0000209", "1/1 0802 40030004c0000209");
    }

    @Test
    void leavesTheTemplateAsItIsForItsOtherUsers() throws ConfigurationException {
        List<NeighborDefinition> neighbors = read(TEMPLATE
                        + "neighbor 192.0.2.1 { inherit base; api link { processes [ two ]; } }"
                        + "neighbor 192.0.2.2 { inherit base; }")
                .neighbors();

        assertThat(neighbors.get(1).apis().get(0).programs()).containsExactly("one");
        assertThat(neighbors.get(1).routes().size()).isEqualTo(1);
    }

    @Test
    void doesNotNest() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(
                "template { neighbor a { inherit b; local-as 1; peer-as 1; } }\nneighbor 192.0.2.1 { inherit a; }");

        assertThat(neighbor.localAs()).isEqualTo(1);
    }
}
