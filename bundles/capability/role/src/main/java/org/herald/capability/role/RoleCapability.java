package org.herald.capability.role;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FieldSink;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Code 9 (RFC 9234, 4): what we are to the peer. Its value is all values of one OPEN, 0 to 255, each once, in the order they came: more
 * than one contradict each other and refuse the session.
 */
@ProvideCapability(value = "role", code = 9, words = "role")
@Component(service = CapabilityType.class)
public final class RoleCapability implements CapabilityType<List<Integer>> {
    /** Under this name the negotiated facts hold our own role's word, on external sessions where we sent one. */
    static final String FACT = "role";

    private static final int ROLE_MISMATCH = 11;
    private static final String PATH = "neighbor/capability";

    private static final Setting<String> ROLE = new Setting<>(
            PATH,
            "role",
            ValueType.choice("role", Role.words()),
            null,
            null,
            "what we are to this external peer: the session is refused if its role does not correspond (RFC 9234)",
            Role.CUSTOMER.word());

    private static final Setting<Boolean> ROLE_STRICT = new Setting<>(
            PATH,
            "role-strict",
            ValueType.BOOLEAN,
            false,
            true,
            "refuse the session too if the peer tells no role (RFC 9234, 4.2)",
            "enable");

    @Override
    public int code() {
        return 9;
    }

    @Override
    public String name() {
        return "role";
    }

    @Override
    public int offerOrder() {
        return 130;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ROLE, ROLE_STRICT);
    }

    /** Writes the layout of {@link #decode}; nothing to an internal peer, as roles are relations between autonomous systems. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        String word = neighbor.settings().get(ROLE);
        Role role = word == null ? null : Role.of(word);
        boolean isInternal = neighbor.localAs() != 0 && neighbor.localAs() == neighbor.peerAs();
        if (role != null && !isInternal) {
            out.begin().u8(role.value());
        }
    }

    /**
     * Role [1] (RFC 9234, 4.1).
     *
     * @throws MalformedException 2/0 for any other length
     */
    @Override
    public List<Integer> decode(WireReader value) throws MalformedException {
        if (value.remaining() != 1) {
            String what = name() + " has a value of " + value.remaining() + " octets, it takes 1";
            throw MalformedException.reset(2, 0, what.getBytes(StandardCharsets.US_ASCII), what);
        }
        return List.of(value.u8());
    }

    /** "multiple but identical": one (RFC 9234, 4.2). */
    @Override
    public List<Integer> merge(List<Integer> first, List<Integer> second) {
        List<Integer> all = new ArrayList<>(first);
        for (Integer value : second) {
            if (!all.contains(value)) {
                all.add(value);
            }
        }
        return List.copyOf(all);
    }

    /** Without the configuration: not strict, external. */
    @Override
    public void negotiate(@Nullable List<Integer> sent, @Nullable List<Integer> received, Negotiated.Builder out) {
        negotiate(sent, received, false, out);
    }

    @Override
    public void negotiate(
            @Nullable List<Integer> sent,
            @Nullable List<Integer> received,
            NegotiationContext session,
            Negotiated.Builder out) {
        if (!session.isInternal()) {
            negotiate(sent, received, session.settings().isOn(ROLE_STRICT), out);
        }
    }

    private static void negotiate(
            @Nullable List<Integer> sent, @Nullable List<Integer> received, boolean isStrict, Negotiated.Builder out) {
        if (received != null && received.size() > 1) {
            refuse("the peer has several roles, " + names(received), out);
        }
        Role ours = sent == null ? null : Role.of(sent.get(0));
        if (ours == null) {
            return;
        }
        out.fact(FACT, ours.word());
        if (received == null) {
            if (isStrict) {
                refuse("the peer tells no role, " + ours.counterpart().word() + " is demanded", out);
            }
        } else if (received.get(0) != ours.counterpart().value()) {
            refuse(
                    "the peer's role " + names(received) + " does not correspond to ours, " + ours.word() + " ("
                            + ours.counterpart().word() + " would)",
                    out);
        }
    }

    private static void refuse(String what, Negotiated.Builder out) {
        out.refuse(ROLE_MISMATCH, what.getBytes(StandardCharsets.US_ASCII), what);
    }

    private static String names(List<Integer> values) {
        StringBuilder names = new StringBuilder();
        for (Integer value : values) {
            names.append(names.isEmpty() ? "" : ", ").append(Role.nameOf(value));
        }
        return names.toString();
    }

    @Override
    public void describe(List<Integer> value, FieldSink out, CodecView codecs) {
        out.field("name", "role");
        if (value.size() == 1) {
            out.field("role", Role.nameOf(value.get(0)));
        } else {
            out.name("role").openList();
            value.forEach(each -> out.text(Role.nameOf(each)));
            out.closeList();
        }
    }

    @Override
    public void print(List<Integer> value, TextWriter out, CodecView codecs) {
        out.word("role(" + names(value).replace(", ", ",") + ")");
    }
}
