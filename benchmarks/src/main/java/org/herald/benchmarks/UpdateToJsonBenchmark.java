package org.herald.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.herald.api.bgp.CodecContext;
import org.herald.api.client.Direction;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.client.NeighborIdentity;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireWriter;
import org.herald.core.message.DecodedUpdate;
import org.herald.core.message.UpdateDecoder;
import org.herald.encoder.json5.Json5Encoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds for one UPDATE of eight prefixes on average. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UpdateToJsonBenchmark {
    private static final int COUNT = 1024;
    private static final int HEADER_OCTETS = 19;
    private static final IpAddress LOCAL = IpAddress.ofIpv4(0x7F000001);
    private static final IpAddress PEER = IpAddress.ofIpv4(0x7F000002);

    private final List<byte[]> messages = Samples.updates(COUNT);
    private final Installed installed = new Installed();
    private final CodecContext context = installed.session();
    private final UpdateDecoder decoder = new UpdateDecoder((provider, cause, octets) -> {
        throw new IllegalStateException(cause);
    });
    private final MessageEncoder encoder = new Json5Encoder();
    private final EncoderOptions options = new EncoderOptions("host", 1234, 1, false);
    private final NeighborIdentity neighbor =
            new NeighborIdentity(PEER, LOCAL, Installed.LOCAL_AS, Installed.PEER_AS, LOCAL, "neighbor 127.0.0.2");
    private final WireWriter out = new WireWriter(4096, WireWriter.UNBOUNDED);

    /** Octets to a decoded UPDATE. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public int decode() throws MalformedException {
        int sum = 0;
        for (byte[] message : messages) {
            sum += decode(message).announced().size();
        }
        return sum;
    }

    /** Octets to a line of JSON. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long decodeAndEncode() throws MalformedException {
        long sum = 0;
        for (int index = 0; index < COUNT; index++) {
            Event.Envelope envelope = new Event.Envelope(neighbor, 1_700_000_000_000_000L + index, index, null, null);
            Event event = new Event.Update(envelope, Direction.IN, decode(messages.get(index)));
            encoder.encode(event, options, installed, out.clear());
            sum += out.size();
        }
        return sum;
    }

    private DecodedUpdate decode(byte[] message) throws MalformedException {
        return decoder.decode(message, HEADER_OCTETS, message.length, context, installed);
    }
}
