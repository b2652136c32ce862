package org.herald.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.WireWriter;
import org.herald.core.rib.AdjRibOut;
import org.herald.core.rib.AttributeTable;
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

/** Nanoseconds for one {@code announce route} line of 100,000 different ones, as far as the Adj-RIB-Out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AnnounceBenchmark {
    private static final int COUNT = 100_000;

    private final List<byte[]> lines = Samples.statements(COUNT);
    private final Installed installed = new Installed();
    private final Words words = new Words();
    private final RouteReader reader = new RouteReader();
    private final WireWriter block = new WireWriter(256, 1 << 20);
    private AttributeTable blocks = new AttributeTable();
    private AdjRibOut rib = new AdjRibOut(blocks, true);
    private int sum;

    @Setup(Level.Invocation)
    public void empty() {
        blocks = new AttributeTable();
        rib = new AdjRibOut(blocks, true);
        rib.sessionUp(family -> true);
    }

    /** A line to a route in octets. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int read() throws StatementException {
        for (byte[] line : lines) {
            reader.route(
                    words.split(line),
                    installed,
                    RouteAction.ANNOUNCE,
                    route -> sum += route.key().size());
        }
        return sum;
    }

    /** The same, into an empty Adj-RIB-Out. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public AdjRibOut readIntoRib() throws StatementException {
        for (byte[] line : lines) {
            reader.route(words.split(line), installed, RouteAction.ANNOUNCE, this::announce);
        }
        return rib;
    }

    private void announce(RouteDraft route) {
        route.attributes().writeBlock(block.clear());
        int id = blocks.intern(block.array(), 0, block.size());
        rib.announce(route.family(), route.pathId(), route.key(), route.nlri(), id);
        blocks.release(id);
    }
}
