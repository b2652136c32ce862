package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.herald.config.Reader.complete;
import static org.herald.config.Reader.neighbor;

import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.NeighborDefinition;
import org.junit.jupiter.api.Test;

class ConfigurationWriterTest {
    private static final String FULL = complete("""
            description "a peer"; router-id 192.0.2.7; host-name router; hold-time 90; rate-limit 100; passive;
            listen 1790; connect 1791; group-updates false; outgoing-ttl 255; md5-ip 192.0.2.254;
            capability { route-refresh; graceful-restart 120; add-path send/receive; asn4 disable; }
            family { ipv4 unicast; 1 99; }
            add-path { ipv4 unicast; }
            api { processes [ a ]; neighbor-changes; receive { parsed; update; } send { packets; } }
            """) + "process a { run /bin/sh; }";

    private static String print(NeighborDefinition neighbor) {
        return String.join("\n", Reader.LOADER.print(neighbor, Reader.CODECS)) + "\n";
    }

    @Test
    void writesWhatReadsAsTheSame() throws ConfigurationException {
        NeighborDefinition neighbor = neighbor(FULL);

        NeighborDefinition again = neighbor(print(neighbor) + "process a { run /bin/sh; }");

        assertThat(print(again)).isEqualTo(print(neighbor));
        assertThat(again.name()).isEqualTo(neighbor.name());
        assertThat(again.families()).isEqualTo(neighbor.families());
        assertThat(again.apis()).isEqualTo(neighbor.apis());
        assertThat(again.settings().values())
                .containsAllEntriesOf(neighbor.settings().values());
    }

    @Test
    void writesTheKeywordsInTheOrderOfTheReference() throws ConfigurationException {
        assertThat(print(neighbor(FULL)))
                .startsWith("""
                        neighbor 192.0.2.1 {
                            description "a peer";
                            router-id 192.0.2.7;
                            host-name router;
                            local-address 192.0.2.254;
                            local-as 65001;
                            peer-as 65002;
                            hold-time 90;
                            rate-limit 100;
                            manual-eor false;
                            passive true;
                            listen 1790;
                            connect 1791;
                            group-updates false;
                            auto-flush true;
                            adj-rib-in true;
                            adj-rib-out true;
                        """)
                .contains("    capability {\n        asn4 false;\n")
                .endsWith("""
                            family {
                                ipv4 unicast;
                                1 99;
                            }
                            add-path {
                                ipv4 unicast;
                            }
                            api {
                                processes [ a ];
                                neighbor-changes;
                                receive {
                                    parsed;
                                    update;
                                }
                                send {
                                    packets;
                                }
                            }
                        }
                        """);
    }

    @Test
    void masksKeys() throws ConfigurationException {
        assertThat(print(neighbor(complete("md5-password geheim;"))))
                .contains("md5-password ********;")
                .doesNotContain("geheim");
        assertThat(print(neighbor(complete("tcp-ao { keyid 1; algorithm hmac-sha-256; password geheim; }"))))
                .contains(
                        "    tcp-ao {\n        keyid 1;\n        algorithm hmac-sha-256;\n        password ********;\n")
                .doesNotContain("geheim");
    }
}
