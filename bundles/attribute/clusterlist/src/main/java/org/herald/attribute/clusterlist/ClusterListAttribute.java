package org.herald.attribute.clusterlist;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.bgp.ProvideAttribute;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Grammar;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * CLUSTER_LIST (RFC 4456, 8): cluster identifiers in the form of IPv4 addresses, the newest first. From external peers: discarded;
 * malformed: treat as withdraw (RFC 7606, 7.10).
 */
@Component(service = PathAttributeType.class)
@ProvideAttribute(value = "CLUSTER_LIST", code = 10, words = ClusterListAttribute.WORD)
public final class ClusterListAttribute implements PathAttributeType<List<IpAddress>> {
    static final String WORD = "cluster-list";
    private static final Grammar GRAMMAR = Grammar.of(new Grammar.Statement(
            WORD,
            "<ipv4> | [ <ipv4> ... ]",
            "route reflection clusters that the route went through",
            "cluster-list [ 192.0.2.8 192.0.2.6 ]"));

    @Override
    public int code() {
        return 10;
    }

    @Override
    public String name() {
        return "CLUSTER_LIST";
    }

    @Override
    public int flags() {
        return AttributeFlags.OPTIONAL;
    }

    @Override
    public Severity onMalformed() {
        return Severity.TREAT_AS_WITHDRAW;
    }

    /**
     * Four octets for each cluster, at least one.
     *
     * @throws MalformedException DISCARD_ATTRIBUTE from an external peer; TREAT_AS_WITHDRAW for any other length
     */
    @Override
    public List<IpAddress> decode(WireReader value, CodecContext context) throws MalformedException {
        if (!context.isInternal()) {
            throw value.malformed(Severity.DISCARD_ATTRIBUTE, "CLUSTER_LIST from an external peer");
        }
        if (!value.hasRemaining() || value.remaining() % 4 != 0) {
            throw value.malformed("CLUSTER_LIST has four octets for each cluster, not " + value.remaining());
        }
        List<IpAddress> clusters = new ArrayList<>(value.remaining() / 4);
        while (value.hasRemaining()) {
            clusters.add(IpAddress.read(value, 4));
        }
        return List.copyOf(clusters);
    }

    @Override
    public void encode(List<IpAddress> value, WireWriter out, CodecContext context) {
        value.forEach(cluster -> cluster.write(out));
    }

    @Override
    public Grammar grammar() {
        return GRAMMAR;
    }

    @Override
    public @Nullable List<IpAddress> parse(Words words, @Nullable List<IpAddress> previous, CodecView codecs)
            throws StatementException {
        words.expect(WORD);
        List<IpAddress> clusters = new ArrayList<>();
        words.openList(WORD);
        while (words.hasElement()) {
            clusters.add(IpAddress.ofIpv4(words.ipv4(WORD)));
        }
        return clusters.isEmpty() ? null : List.copyOf(clusters);
    }

    @Override
    public void describe(List<IpAddress> value, FieldSink out, CodecView codecs) {
        out.name(WORD).openList();
        value.forEach(out::address);
        out.closeList();
    }

    @Override
    public void print(List<IpAddress> value, TextWriter out, CodecView codecs) {
        out.word(WORD);
        boolean isList = value.size() > 1;
        if (isList) {
            out.word("[");
        }
        value.forEach(out::address);
        if (isList) {
            out.word("]");
        }
    }
}
