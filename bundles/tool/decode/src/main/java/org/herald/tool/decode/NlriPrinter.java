package org.herald.tool.decode;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.lib.json.JsonFieldSink;

/** Writes NLRI of one family that stand alone, one a line: their JSON object, or their words if the encoder writes words. */
final class NlriPrinter {
    private final AddressFamily<?> family;
    private final CodecContext context;
    private final Dialect dialect;

    NlriPrinter(AddressFamily<?> family, CodecContext context, Dialect dialect) {
        this.family = family;
        this.context = context;
        this.dialect = dialect;
    }

    void write(byte[] octets, int count, WireWriter out) throws MalformedException {
        write(family.codec(), new WireReader(octets, 0, count), out);
    }

    private <N> void write(NlriCodec<N> codec, WireReader in, WireWriter out) throws MalformedException {
        boolean hasPathIds = context.negotiated().addPathReceive().contains(family.id());
        while (in.hasRemaining()) {
            int start = in.position();
            long pathId = hasPathIds ? in.u32() : NlriCodec.NO_PATH_ID;
            N nlri = codec.decode(in, context);
            if (in.position() == start) {
                throw in.malformed("an NLRI of no octets");
            }
            if (dialect.form() == Dialect.Form.STRUCTURED) {
                JsonFieldSink sink = new JsonFieldSink(out, dialect);
                sink.openObject();
                codec.describe(nlri, pathId, sink);
                sink.closeObject();
            } else {
                codec.print(nlri, pathId, new TextWriter(out, dialect));
            }
            out.u8('\n');
        }
    }
}
