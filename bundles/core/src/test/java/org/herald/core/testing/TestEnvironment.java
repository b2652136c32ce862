package org.herald.core.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.daemon.Environment;

/** The settings that the core reads, with values for tests. */
public final class TestEnvironment implements Environment {
    private final Map<String, String> values = new HashMap<>(Map.ofEntries(
            Map.entry("version", ""),
            Map.entry("tcp.port", "179"),
            Map.entry("tcp.bind", ""),
            Map.entry("tcp.attempts", "0"),
            Map.entry("bgp.passive", "false"),
            Map.entry("bgp.openwait", "60"),
            Map.entry("api.ack", "true"),
            Map.entry("api.queue", "1048576"),
            Map.entry("api.command-queue", "1048576"),
            Map.entry("api.compact", "false"),
            Map.entry("api.terminate", "false"),
            Map.entry("api.version", "4")));

    /** Sets an option. */
    public TestEnvironment with(String option, String value) {
        values.put(option, value);
        return this;
    }

    @Override
    public String get(String option) {
        String value = values.get(option);
        if (value == null) {
            throw new IllegalArgumentException("no option " + option);
        }
        return value;
    }

    @Override
    public boolean isOn(String option) {
        return get(option).equals("true");
    }

    @Override
    public int number(String option) {
        return Integer.parseInt(get(option));
    }

    @Override
    public List<Option> options() {
        return List.of();
    }
}
