package org.herald.capability.multisession;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NegotiationContext;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Code 68 (draft-ietf-idr-bgp-multisession): several sessions between two addresses, told apart by the values of capabilities. We identify a
 * session by its families.
 */
@ProvideCapability(value = "multi-session", code = 68, words = "multi-session")
@Component(service = CapabilityType.class)
public final class MultisessionCapability extends MultisessionValue {
    private static final int MULTIPROTOCOL = 1;
    private static final int GROUPING_CONFLICT = 8;
    private static final int GROUPING_REQUIRED = 9;

    private static final Setting<Boolean> MULTI_SESSION = new Setting<>(
            "neighbor/capability",
            "multi-session",
            ValueType.BOOLEAN,
            false,
            true,
            "demand that the peer identifies the session by the same families (draft-ietf-idr-bgp-multisession)",
            "enable");

    public MultisessionCapability() {
        super("RFC");
    }

    @Override
    public int code() {
        return 68;
    }

    @Override
    public String name() {
        return "multi-session";
    }

    @Override
    public int offerOrder() {
        return 120;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(MULTI_SESSION);
    }

    /** Compatibility: the flags and the code go out as two values of one octet each, as ExaBGP sends them in all versions. */
    @Override
    public void offer(NeighborView neighbor, Offer out) {
        if (neighbor.settings().isOn(MULTI_SESSION)) {
            out.begin().u8(0);
            out.begin().u8(MULTIPROTOCOL);
        }
    }

    @Override
    public void negotiate(@Nullable Multisession sent, @Nullable Multisession received, Negotiated.Builder out) {
        if (sent != null && received != null) {
            out.multisession();
        }
    }

    @Override
    public void negotiate(
            @Nullable Multisession sent,
            @Nullable Multisession received,
            NegotiationContext session,
            Negotiated.Builder out) {
        negotiate(sent, received, out);
        if (sent == null) {
            return;
        }
        if (received == null) {
            refuse(GROUPING_REQUIRED, "multisession is mandatory with this peer", out);
        } else if (!Set.copyOf(session.sentFamilies()).equals(Set.copyOf(session.receivedFamilies()))) {
            refuse(GROUPING_CONFLICT, "when checking session id, capability multiprotocol did not match", out);
        }
    }

    private static void refuse(int subcode, String what, Negotiated.Builder out) {
        out.refuse(subcode, what.getBytes(StandardCharsets.US_ASCII), what);
    }
}
