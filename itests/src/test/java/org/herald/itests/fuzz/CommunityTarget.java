package org.herald.itests.fuzz;

import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.wire.WireReader;
import org.herald.testkit.MalformedInput;
import org.herald.testkit.Rendering;

/** Eight octets of an extended community. What is printed in its words is read back. */
final class CommunityTarget implements FuzzTarget {
    private static final int OCTETS = 8;

    private static final List<Dialect> DIALECTS =
            List.of(Dialect.JSON5, Dialect.JSON4, Dialect.JSON6, Dialect.TEXT5, Dialect.TEXT4, Dialect.CONFIGURATION);

    private final ExtendedCommunityType type;
    private final List<Seeds.Seed> seeds;

    CommunityTarget(ExtendedCommunityType type, List<Seeds.Seed> seeds) {
        this.type = type;
        this.seeds = seeds;
    }

    @Override
    public String name() {
        return "extended community " + type.getClass().getSimpleName();
    }

    @Override
    public List<byte[]> seeds() {
        return seeds.stream().map(Seeds.Seed::input).toList();
    }

    @Override
    public void attempt(byte[] input) {
        MalformedInput.<Long>attempt(Arrays.copyOf(InputContext.octets(input), OCTETS), WireReader::u64, this::use);
    }

    private void use(long value) {
        if (!type.owns(value)) {
            return;
        }
        for (Dialect dialect : DIALECTS) {
            if (Rendering.text(dialect, out -> type.print(value, out)).isEmpty()) {
                throw new AssertionError("nothing is printed in " + dialect);
            }
        }
        String printed = Rendering.text(Dialect.CONFIGURATION, out -> type.print(value, out));
        List<String> parts = List.of(printed.split(":", -1));
        if (type.grammar().words().contains(parts.get(0))) {
            long again = type.parse(parts.get(0), parts.subList(1, parts.size()).toArray(String[]::new));
            if (again != value) {
                throw new AssertionError(printed + " is read as " + Long.toHexString(again));
            }
        }
    }
}
