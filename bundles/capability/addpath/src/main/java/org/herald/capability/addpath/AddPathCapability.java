package org.herald.capability.addpath;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.StatementException;
import org.herald.api.config.ValueType;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 69 (RFC 7911): path identifiers before NLRI, so that one prefix may have several routes. */
@ProvideCapability(value = "add-path", code = 69, words = "add-path")
@Component(service = CapabilityType.class)
public final class AddPathCapability implements CapabilityType<AddPath> {
    private static final int FAMILY_OCTETS = 4;
    private static final String DISABLE = "disable";
    private static final List<String> MODES = List.of(DISABLE, "receive", "send", "send/receive");

    private static final Setting<String> ADD_PATH = new Setting<>(
            "neighbor/capability",
            "add-path",
            new ValueType<>(String.join(" | ", MODES), AddPathCapability::readMode, mode -> mode),
            DISABLE,
            null,
            "path identifiers in the families of the section add-path, or in all that can have them (RFC 7911)",
            "send/receive");

    private static String readMode(Words words) throws StatementException {
        int at = words.position();
        String mode = words.next("one of " + String.join(", ", MODES)).toLowerCase(Locale.ROOT);
        if (mode.equals("disabled")) {
            return DISABLE;
        }
        if (mode.equals("receive/send")) {
            // Further from the right word than a slip of the finger, but what people write.
            throw words.failureAt(at, "'receive/send' is not a valid add-path, did you mean send/receive?", List.of());
        }
        if (!MODES.contains(mode)) {
            throw words.failureAt(at, "'" + words.word(at) + "' is not a valid add-path", MODES);
        }
        return mode;
    }

    @Override
    public int code() {
        return 69;
    }

    @Override
    public String name() {
        return "add-path";
    }

    @Override
    public int offerOrder() {
        return 20;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ADD_PATH);
    }

    @Override
    public List<ConfigSection> sections() {
        return List.of(new AddPathSection(null));
    }

    @Override
    public List<ConfigSection> sections(CodecView codecs) {
        return List.of(new AddPathSection(codecs));
    }

    /** Writes the layout of {@link #decode}; nothing where no family is left. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        int mode = modeOf(neighbor.settings().getOr(ADD_PATH, DISABLE));
        List<FamilyId> families = neighbor.families().stream()
                .filter(id -> isOffered(id, neighbor))
                .toList();
        if (mode == 0 || families.isEmpty()) {
            return;
        }
        WireWriter value = out.begin();
        for (FamilyId family : families) {
            value.u16(family.afi()).u8(family.safi()).u8(mode);
        }
    }

    private static int modeOf(String word) {
        return switch (word) {
            case "receive" -> AddPath.RECEIVE;
            case "send" -> AddPath.SEND;
            case "send/receive" -> AddPath.SEND | AddPath.RECEIVE;
            default -> 0;
        };
    }

    private static boolean isOffered(FamilyId id, NeighborView neighbor) {
        AddressFamily<?> family = neighbor.codecs().family(id);
        if (family == null || !family.traits().contains(FamilyTrait.ADD_PATH)) {
            return false;
        }
        Object section = neighbor.settings().section(AddPathSection.PATH);
        if (!(section instanceof List<?> entries) || entries.contains(AddPathSection.ALL)) {
            return true;
        }
        return entries.stream().anyMatch(entry -> isNamed(AddPathSection.withoutLimit((String) entry), family));
    }

    private static boolean isNamed(String entry, AddressFamily<?> family) {
        int blank = entry.indexOf(' ');
        return entry.substring(0, blank).equals(family.names().afi())
                && family.names().isSafi(entry.substring(blank + 1));
    }

    /**
     * For each family AFI [2], SAFI [1], mode [1]: 1 receive, 2 send, 3 both (RFC 7911, 4).
     *
     * @throws MalformedException 2/0 if a family is cut
     */
    @Override
    public AddPath decode(WireReader value) throws MalformedException {
        if (value.remaining() % FAMILY_OCTETS != 0) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes 4 for each family";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        Map<FamilyId, Integer> modes = new LinkedHashMap<>();
        while (value.hasRemaining()) {
            modes.put(new FamilyId(value.u16(), value.u8()), value.u8());
        }
        return new AddPath(modes);
    }

    @Override
    public AddPath merge(AddPath first, AddPath second) {
        Map<FamilyId, Integer> modes = new LinkedHashMap<>(first.modes());
        modes.putAll(second.modes());
        return new AddPath(modes);
    }

    @Override
    public void negotiate(@Nullable AddPath sent, @Nullable AddPath received, Negotiated.Builder out) {
        if (sent == null || received == null) {
            return;
        }
        for (FamilyId family : sent.modes().keySet()) {
            if (sent.has(family, AddPath.SEND) && received.has(family, AddPath.RECEIVE)) {
                out.addPathSend(family);
            }
            if (sent.has(family, AddPath.RECEIVE) && received.has(family, AddPath.SEND)) {
                out.addPathReceive(family);
            }
        }
    }

    @Override
    public void describe(AddPath value, FieldSink out, CodecView codecs) {
        out.field("name", "addpath");
        value.modes().forEach((family, mode) -> out.field(codecs.slashedNameOf(family), AddPath.word(mode)));
    }

    @Override
    public void print(AddPath value, TextWriter out, CodecView codecs) {
        out.word("addpath(");
        String separator = "";
        for (Map.Entry<FamilyId, Integer> entry : value.modes().entrySet()) {
            out.glue().word(separator + AddPath.word(entry.getValue())).word(codecs.nameOf(entry.getKey()));
            separator = ",";
        }
        out.glue().word(")");
    }
}
