package org.herald.itests.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.herald.core.message.DecodedAttributes;
import org.herald.core.message.DecodedUpdate;
import org.herald.core.message.NlriRun;
import org.herald.core.message.UpdateDecoder;
import org.herald.testkit.HexText;
import org.herald.testkit.MalformedInput;
import org.herald.testkit.Rendering;
import org.jspecify.annotations.Nullable;

/** The body of an UPDATE message, with all that is installed. No codec may fail in a way that core has to catch. */
final class UpdateTarget implements FuzzTarget {
    private static final int NEXT_HOP = 3;
    private static final int MP_REACH = 14;
    private static final int MP_UNREACH = 15;
    private static final int OPTIONAL = 0x80;
    private static final int EXTENDED_LENGTH = 0x10;
    private static final String MANDATORY = """
        40 01 01 00          # ORIGIN: IGP
        40 02 00             # AS_PATH: empty
        40 03 04 c0000201    # NEXT_HOP: 192.0.2.1
        40 05 04 00000064    # LOCAL_PREF: 100""";
    private static final String PREFIX = "18 cb0071 # 203.0.113.0/24";

    private final CodecView codecs;
    private final List<byte[]> seeds = new ArrayList<>();

    UpdateTarget(CodecView codecs) {
        this.codecs = codecs;
    }

    @Override
    public String name() {
        return "update";
    }

    @Override
    public List<byte[]> seeds() {
        return List.copyOf(seeds);
    }

    /** Adds an UPDATE with an attribute of a corpus beside the mandatory ones. */
    void addSeed(PathAttributeType<?> type, Seeds.Seed seed) {
        WireWriter attributes = new WireWriter();
        attributes.bytes(HexText.hex(MANDATORY));
        attribute(attributes, type.flags(), type.code(), seed.octets());
        addUpdate(seed.context(), attributes.toByteArray(), HexText.hex(PREFIX));
    }

    /** Adds UPDATEs that announce and withdraw an NLRI of a corpus. */
    void addSeed(AddressFamily<?> family, Seeds.Seed seed) {
        int hopOctets = family.nextHop().lengths().stream().sorted().findFirst().orElseThrow();
        for (InputContext context : List.of(seed.context(), seed.context().withPathIds())) {
            WireWriter nlri = new WireWriter();
            if (context != seed.context()) {
                nlri.u32(7);
            }
            nlri.bytes(seed.octets());
            WireWriter reach = new WireWriter();
            reach.u16(family.id().afi());
            reach.u8(family.id().safi());
            WireWriter unreach = new WireWriter();
            unreach.bytes(reach.toByteArray());
            unreach.bytes(nlri.toByteArray());
            reach.u8(hopOctets);
            reach.bytes(new byte[hopOctets + 1]);
            reach.bytes(nlri.toByteArray());
            WireWriter announcing = new WireWriter();
            announcing.bytes(HexText.hex(MANDATORY));
            attribute(announcing, OPTIONAL, MP_REACH, reach.toByteArray());
            addUpdate(context, announcing.toByteArray(), new byte[0]);
            WireWriter withdrawing = new WireWriter();
            attribute(withdrawing, OPTIONAL, MP_UNREACH, unreach.toByteArray());
            addUpdate(context, withdrawing.toByteArray(), new byte[0]);
        }
    }

    private static void attribute(WireWriter out, int flags, int code, byte[] value) {
        out.u8(flags | EXTENDED_LENGTH);
        out.u8(code);
        out.u16(value.length);
        out.bytes(value);
    }

    private void addUpdate(InputContext context, byte[] attributes, byte[] nlri) {
        WireWriter body = new WireWriter();
        body.u16(0);
        body.u16(attributes.length);
        body.bytes(attributes);
        body.bytes(nlri);
        seeds.add(context.input(body.toByteArray()));
    }

    @Override
    public void attempt(byte[] input) {
        CodecContext session = InputContext.of(input).session(codecs);
        MalformedInput.<String>attempt(
                InputContext.octets(input),
                in -> {
                    UpdateDecoder decoder = new UpdateDecoder(UpdateTarget::fault);
                    return shown(decoder.decode(in.array(), in.position(), in.limit(), session, codecs));
                },
                told -> {});
    }

    private static void fault(Object provider, Throwable cause, byte[] octets) {
        throw new AssertionError(
                provider.getClass().getName() + " throws " + cause + " at " + Hex.lower(octets), cause);
    }

    /** All that it says, so that two of them can be compared. */
    private String shown(DecodedUpdate update) {
        StringBuilder all = new StringBuilder();
        all.append(update.endOfRib()).append(update.disabledFamily()).append(update.problem());
        DecodedAttributes attributes = update.attributes();
        for (int index = 0; index < attributes.size(); index++) {
            PathAttributeType<?> type = attributes.type(index);
            all.append(' ').append(attributes.code(index)).append(' ').append(attributes.flags(index));
            if (type == null) {
                WireReader raw = attributes.raw(index);
                all.append(Hex.lower(Arrays.copyOfRange(raw.array(), raw.position(), raw.limit())));
            } else {
                all.append(shown(type, attributes.value(index)));
            }
        }
        update.announced().forEach(run -> all.append(" announced ").append(shown(run)));
        update.withdrawn().forEach(run -> all.append(" withdrawn ").append(shown(run)));
        return all.toString();
    }

    @SuppressWarnings("unchecked") // the value was decoded by this type
    private <A> String shown(PathAttributeType<A> type, @Nullable Object value) {
        if (value == null) {
            throw new AssertionError(type.name() + " has no value");
        }
        A decoded = (A) value;
        Rendering.text(Dialect.TEXT5, out -> type.print(decoded, out, codecs));
        return Rendering.json(Dialect.JSON5, out -> type.describe(decoded, out, codecs));
    }

    private static String shown(NlriRun run) {
        StringBuilder all = new StringBuilder(run.family().toString()).append(run.nextHop());
        IpAddress nextHop = run.nextHop() == null ? null : run.nextHop().address();
        for (int index = 0; index < run.size(); index++) {
            Object nlri = run.nlri(index);
            long pathId = run.pathId(index);
            Rendering.text(Dialect.TEXT5, out -> run.nlriCodec().print(nlri, pathId, out));
            all.append(Rendering.json(Dialect.JSON5, out -> run.nlriCodec().describe(nlri, pathId, nextHop, out)));
        }
        return all.toString();
    }
}
