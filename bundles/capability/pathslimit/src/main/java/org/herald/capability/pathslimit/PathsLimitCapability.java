package org.herald.capability.pathslimit;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Code 76 (draft-abraitis-idr-addpath-paths-limit): how many paths of one prefix we want to be sent. Its value is the limits, 0 to 65535, in the
 * order sent.
 */
@ProvideCapability(value = "paths-limit", code = 76, words = "paths-limit")
@Component(service = CapabilityType.class)
public final class PathsLimitCapability implements CapabilityType<Map<FamilyId, Integer>> {
    /** Under this name the negotiated facts hold what the peer asked for: paths, 1 to 65535, by a family's name, {@code ipv4/unicast}. */
    static final String FACT = "paths-limit";

    private static final int FAMILY_OCTETS = 5;

    /** The section of the bundle for capability 69: a list of {@code ipv4 unicast limit 10} and entries without a limit. */
    private static final String ADD_PATH_SECTION = "neighbor/add-path";

    /** The keyword of that bundle: {@code disable}, {@code receive}, {@code send} or {@code send/receive}. */
    private static final String ADD_PATH = "neighbor/capability/add-path";

    private static final String LIMIT = " limit ";

    @Override
    public int code() {
        return 76;
    }

    @Override
    public String name() {
        return "paths-limit";
    }

    @Override
    public int offerOrder() {
        return 30;
    }

    /** None: limits are written in the section {@code add-path}. */
    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    /** Writes the layout of {@link #decode} for families with a limit of which we receive paths; nothing where there is none. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        Object mode = neighbor.settings().values().get(ADD_PATH);
        boolean isReceiving = mode instanceof String word && word.endsWith("receive");
        if (!isReceiving || !(neighbor.settings().section(ADD_PATH_SECTION) instanceof List<?> entries)) {
            return;
        }
        WireWriter value = null;
        for (FamilyId id : neighbor.families()) {
            AddressFamily<?> family = neighbor.codecs().family(id);
            int limit = family != null && family.traits().contains(FamilyTrait.ADD_PATH) ? limit(entries, family) : 0;
            if (limit > 0) {
                value = value != null ? value : out.begin();
                value.u16(id.afi()).u8(id.safi()).u16(limit);
            }
        }
    }

    /** 0 for none. */
    private static int limit(List<?> entries, AddressFamily<?> family) {
        for (Object each : entries) {
            String entry = (String) each;
            int at = entry.indexOf(LIMIT);
            if (at > 0 && isNamed(entry.substring(0, at), family)) {
                return Integer.parseInt(entry.substring(at + LIMIT.length()));
            }
        }
        return 0;
    }

    private static boolean isNamed(String words, AddressFamily<?> family) {
        int blank = words.indexOf(' ');
        return words.substring(0, blank).equals(family.names().afi())
                && family.names().isSafi(words.substring(blank + 1));
    }

    /**
     * For each family AFI [2], SAFI [1], paths [2] (draft-abraitis-idr-addpath-paths-limit, 3).
     *
     * @throws MalformedException 2/0 if a family is cut
     */
    @Override
    public Map<FamilyId, Integer> decode(WireReader value) throws MalformedException {
        if (value.remaining() % FAMILY_OCTETS != 0) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes 5 for each family";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        Map<FamilyId, Integer> limits = new LinkedHashMap<>();
        while (value.hasRemaining()) {
            limits.put(new FamilyId(value.u16(), value.u8()), value.u16());
        }
        return Collections.unmodifiableMap(limits);
    }

    @Override
    public Map<FamilyId, Integer> merge(Map<FamilyId, Integer> first, Map<FamilyId, Integer> second) {
        Map<FamilyId, Integer> limits = new LinkedHashMap<>(first);
        limits.putAll(second);
        return Collections.unmodifiableMap(limits);
    }

    @Override
    public void negotiate(
            @Nullable Map<FamilyId, Integer> sent, @Nullable Map<FamilyId, Integer> received, Negotiated.Builder out) {}

    /** What the peer asks for holds whether or not we ask for something; 0 is no limit. */
    @Override
    public void negotiate(
            @Nullable Map<FamilyId, Integer> sent,
            @Nullable Map<FamilyId, Integer> received,
            NegotiationContext session,
            Negotiated.Builder out) {
        if (received == null) {
            return;
        }
        Map<String, Integer> limits = new LinkedHashMap<>();
        received.forEach((family, limit) -> {
            if (limit > 0) {
                limits.put(session.codecs().slashedNameOf(family), limit);
            }
        });
        out.fact(FACT, Map.copyOf(limits));
    }

    @Override
    public void describe(Map<FamilyId, Integer> value, FieldSink out, CodecView codecs) {
        out.field("name", "paths-limit");
        value.forEach((family, limit) -> out.field(codecs.slashedNameOf(family), limit));
    }

    @Override
    public void print(Map<FamilyId, Integer> value, TextWriter out, CodecView codecs) {
        out.word("paths-limit(");
        String separator = "";
        for (Map.Entry<FamilyId, Integer> entry : value.entrySet()) {
            out.glue().word(separator + codecs.nameOf(entry.getKey())).number(entry.getValue());
            separator = ",";
        }
        out.glue().word(")");
    }
}
