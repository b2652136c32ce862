package org.herald.tool.validate;

import java.util.Arrays;
import java.util.function.Consumer;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeDraft;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.Hex;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Decodes the octets of each route and encodes the result: they must be the same again. Keeps the first route that fails. */
final class RouteCheck implements Consumer<RouteDraft> {
    private final CodecView codecs;
    private final CodecContext context;
    private final WireWriter again = new WireWriter();
    private final WireWriter block = new WireWriter();
    private long count;
    private @Nullable String failure;

    RouteCheck(CodecView codecs) {
        this.codecs = codecs;
        this.context = new CodecContext(true, true, 0, 0, true, Negotiated.NOTHING, codecs, 0);
    }

    /** Routes that were right. */
    long count() {
        return count;
    }

    /** What was wrong with the first that was not. */
    @Nullable
    String failure() {
        return failure;
    }

    @Override
    public void accept(RouteDraft route) {
        if (failure != null) {
            return;
        }
        AddressFamily<?> family = codecs.family(route.family());
        if (family == null) {
            failure = "no installed bundle provides " + codecs.nameOf(route.family());
            return;
        }
        try {
            nlri(family, route);
            attributes(family, route);
            count += failure == null ? 1 : 0;
        } catch (MalformedException malformed) {
            failure = "a route of " + codecs.nameOf(route.family()) + " cannot be decoded (" + malformed.getMessage()
                    + "): NLRI " + Hex.upper(route.nlri().toByteArray());
        }
    }

    private <N> void nlri(AddressFamily<N> family, RouteDraft route) throws MalformedException {
        byte[] octets = route.nlri().toByteArray();
        WireReader in = new WireReader(octets);
        N nlri = family.codec().decode(in, context);
        family.codec().encode(nlri, again.clear(), context);
        if (in.remaining() > 0 || !Arrays.equals(octets, again.toByteArray())) {
            failure = "the route " + text(family, nlri, route) + " is encoded as " + Hex.upper(octets)
                    + ", but decoded and encoded again as " + Hex.upper(again.toByteArray());
        }
    }

    private <N> String text(AddressFamily<N> family, N nlri, RouteDraft route) {
        WireWriter text = new WireWriter();
        family.codec().print(nlri, route.pathId(), new TextWriter(text, Dialect.CONFIGURATION));
        return new String(text.toByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private void attributes(AddressFamily<?> family, RouteDraft route) throws MalformedException {
        route.attributes().writeBlock(block.clear());
        byte[] octets = block.toByteArray();
        int at = 0;
        while (at < octets.length) {
            int code = octets[at + 1] & 0xFF;
            int flags = octets[at] & 0xFF & ~AttributeFlags.EXTENDED_LENGTH;
            int length = (octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF;
            int start = at + AttributeDraft.BLOCK_HEADER;
            PathAttributeType<?> type = codecs.attribute(code);
            boolean isOfType = type != null && code != AttributeDraft.NEXT_HOP_CODE && type.flags() == flags;
            if (isOfType) {
                attribute(type, Arrays.copyOfRange(octets, start, start + length), family);
            }
            at = start + length;
        }
    }

    private <A> void attribute(PathAttributeType<A> type, byte[] octets, AddressFamily<?> family)
            throws MalformedException {
        A value = type.decode(new WireReader(octets), context);
        type.encode(value, again.clear(), context);
        if (!Arrays.equals(octets, again.toByteArray())) {
            failure = "the attribute " + type.name() + " of a route of "
                    + family.names().spaced() + " is encoded as " + Hex.upper(octets)
                    + ", but decoded and encoded again as " + Hex.upper(again.toByteArray());
        }
    }
}
