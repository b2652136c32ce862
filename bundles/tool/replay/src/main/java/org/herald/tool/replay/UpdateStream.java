package org.herald.tool.replay;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Writes recorded messages as commands, in their order, while they are read. */
final class UpdateStream implements RouteSink {
    private final CommandWriter out;
    private final AttributeWords words;
    private final Pace pace;
    private final long mostRoutes;
    private final StringBuilder text = new StringBuilder(256);
    private final Map<String, Long> skipped = new TreeMap<>();

    UpdateStream(CommandWriter out, AttributeWords words, Pace pace, long mostRoutes) {
        this.out = out;
        this.words = words;
        this.pace = pace;
        this.mostRoutes = mostRoutes;
    }

    @Override
    public void announce(long timeMicros, WireReader attributes, AsNumberSize size, PrefixBlock nlri)
            throws IOException, MalformedException {
        pace.at(timeMicros);
        text.setLength(0);
        words.print(attributes, size, nlri.isIpv6(), text);
        long pathId = NO_PATH_ID;
        out.group(text, pathId);
        long written = 0;
        while (out.routeCount() + written < mostRoutes && nlri.next()) {
            if (nlri.pathId() != pathId) {
                pathId = nlri.pathId();
                out.endGroup();
                written = 0;
                out.group(text, pathId);
            }
            out.prefix(nlri.address(), nlri.bits(), nlri.isIpv6());
            written = ++written % CommandWriter.MOST_PREFIXES;
        }
        out.endGroup();
    }

    @Override
    public void withdraw(long timeMicros, PrefixBlock nlri) throws IOException, MalformedException {
        pace.at(timeMicros);
        while (out.routeCount() < mostRoutes && nlri.next()) {
            out.withdraw(nlri.address(), nlri.bits(), nlri.isIpv6(), nlri.pathId());
        }
    }

    @Override
    public void skipped(String why, long count) {
        skipped.merge(why, count, Long::sum);
    }

    /** What was left out, and how often. */
    Map<String, Long> skipped() {
        return skipped;
    }
}
