package org.herald.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader.ConfigurationException;
import org.herald.api.daemon.NeighborDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleConfigurationsTest {
    private static Configuration read(String name) throws IOException, ConfigurationException {
        try (InputStream in = SampleConfigurationsTest.class.getResourceAsStream(name)) {
            return Reader.LOADER.parse(name, in.readAllBytes(), Reader.CODECS, Reader.environment());
        }
    }

    @ParameterizedTest
    @CsvSource({"smallest.conf,1,0,0", "attributes.conf,1,0,7", "templates.conf,2,2,3", "sessions.conf,4,0,0"})
    void reads(String name, int neighbors, int programs, int routes) throws IOException, ConfigurationException {
        Configuration configuration = read(name);

        assertThat(configuration.neighbors()).hasSize(neighbors);
        assertThat(configuration.programs()).hasSize(programs);
        assertThat(configuration.neighbors().stream()
                        .mapToInt(neighbor -> neighbor.routes().size())
                        .sum())
                .isEqualTo(routes);
    }

    @ParameterizedTest
    @CsvSource({"smallest.conf", "attributes.conf", "sessions.conf"})
    void writesNeighborsThatReadAsTheSame(String name) throws IOException, ConfigurationException {
        for (NeighborDefinition neighbor : read(name).neighbors()) {
            String text = String.join("\n", Reader.LOADER.print(neighbor, Reader.CODECS)) + "\n";

            NeighborDefinition again = Reader.LOADER
                    .parse("again", text.getBytes(StandardCharsets.UTF_8), Reader.CODECS, Reader.environment())
                    .neighbors()
                    .get(0);

            assertThat(again.name()).isEqualTo(neighbor.name());
            assertThat(again.families()).isEqualTo(neighbor.families());
        }
    }

    @Test
    void writesTheOctetsOfTheAttributes() throws IOException, ConfigurationException {
        assertThat(Reader.routes(read("attributes.conf").neighbors().get(0).routes()))
                .containsExactly(
                        "1/1 19c6336400 " // 198.51.100.0/25
                                + "4001000101" // origin egp
                                + "4002000a02020000fdf20000fdf3" // sequence of 65010 65011
                                + "40030004c0000209"
                                + "40060000"
                                + "c00700080000fdf2c0000208",
                        "1/1 19c6336480 40030004c0000209" + "c00700080000fdf2c0000208" + "c0080008fdf20001fdf20002",
                        "1/1 1acb007100 40030004c0000209" + "c0080004ffffff01"
                                + "c02000180000fdf200000000000000010000fdf20000000000000002",
                        "1/1 1acb007140 40030004c0000209" + "c01000100002fdf2000000010003fdf200000002",
                        "1/1 1acb007180 40030004c0000209" + "c09900020102",
                        "1/1 19c0000280 40030004c0000209" + "d099000101", // extended length, as written
                        "1/1 1acb0071c0 40030004c0000209" + "8004000400000005" + "40050004000000c8");
    }
}
