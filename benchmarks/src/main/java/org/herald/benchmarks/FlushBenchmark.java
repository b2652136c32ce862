package org.herald.benchmarks;

import java.util.concurrent.TimeUnit;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.herald.core.message.FamilyFacts;
import org.herald.core.message.UpdateWriter;
import org.herald.core.rib.AdjRibOut;
import org.herald.core.rib.AttributeTable;
import org.herald.core.rib.RouteTable;
import org.herald.lib.route.RouteAction;
import org.herald.lib.route.RouteReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds for one of 100,000 routes from the Adj-RIB-Out to the octets of UPDATEs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FlushBenchmark implements AdjRibOut.Sender {
    private static final int COUNT = 100_000;

    private final Installed installed = new Installed();
    private final AttributeTable blocks = new AttributeTable();
    private final AdjRibOut rib = new AdjRibOut(blocks, true);
    private final UpdateWriter writer = new UpdateWriter(blocks, new FamilyFacts());
    private final WireWriter block = new WireWriter(256, 1 << 20);
    private long octets;
    private final UpdateWriter.Target target = new UpdateWriter.Target(
            installed.session(), installed, true, family -> false, (message, length) -> octets += length);

    @Setup
    public void fill() throws StatementException {
        RouteReader reader = new RouteReader();
        Words words = new Words();
        for (byte[] line : Samples.statements(COUNT)) {
            reader.route(words.split(line), installed, RouteAction.ANNOUNCE, this::announce);
        }
    }

    private void announce(RouteDraft route) {
        route.attributes().writeBlock(block.clear());
        int id = blocks.intern(block.array(), 0, block.size());
        rib.announce(route.family(), route.pathId(), route.key(), route.nlri(), id);
        blocks.release(id);
    }

    @Setup(Level.Invocation)
    public void begin() {
        rib.sessionDown();
        rib.sessionUp(family -> family.equals(FamilyId.IPV4_UNICAST));
    }

    /** All routes of a session that has just come up. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long flush() {
        rib.flush(this);
        return octets;
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public void withdraw(RouteTable routes, int[] entries, int count) {
        writer.withdraw(routes, entries, count, target);
    }

    @Override
    public void announce(byte[] attributes, RouteTable routes, int[] entries, int count) {
        writer.announce(attributes, routes, entries, count, target);
    }
}
