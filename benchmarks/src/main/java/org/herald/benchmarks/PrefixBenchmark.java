package org.herald.benchmarks;

import java.util.concurrent.TimeUnit;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.json.JsonFieldSink;
import org.herald.lib.prefix.Prefix;
import org.herald.lib.prefix.PrefixCodec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds for one IPv4 prefix. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PrefixBenchmark {
    private static final int COUNT = 4096;

    private final byte[] octets = Samples.prefixes(COUNT);
    private final CodecContext context = new Installed().session();
    private final PrefixCodec codec = PrefixCodec.IPV4;
    private final WireReader in = new WireReader();
    private final WireWriter out = new WireWriter(COUNT * 64, WireWriter.UNBOUNDED);
    private final JsonFieldSink sink = new JsonFieldSink(out, Dialect.JSON5);

    /** Octets to a value. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int decode() throws MalformedException {
        in.reset(octets, 0, octets.length);
        int sum = 0;
        while (in.hasRemaining()) {
            sum += codec.decode(in, context).bits();
        }
        return sum;
    }

    /** Octets to a value, and its key for a RIB. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int decodeAndKey() throws MalformedException {
        in.reset(octets, 0, octets.length);
        int sum = 0;
        while (in.hasRemaining()) {
            codec.encodeKey(codec.decode(in, context), out.clear());
            sum += out.size();
        }
        return sum;
    }

    /** Octets to a value, to a field of JSON. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int decodeAndDescribe() throws MalformedException {
        in.reset(octets, 0, octets.length);
        out.clear();
        sink.restart();
        while (in.hasRemaining()) {
            Prefix prefix = codec.decode(in, context);
            codec.describe(prefix, NlriCodec.NO_PATH_ID, sink);
        }
        return out.size();
    }
}
