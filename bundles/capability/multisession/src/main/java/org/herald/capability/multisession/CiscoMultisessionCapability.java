package org.herald.capability.multisession;

import java.util.List;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NeighborView;
import org.herald.api.bgp.ProvideCapability;
import org.herald.api.config.Setting;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Code 131, under which Cisco's routers sent capability 68 before it had a number. Shown, never sent, and it does not count as 68. */
@ProvideCapability(value = "cisco-multi-session", code = 131)
@Component(service = CapabilityType.class)
public final class CiscoMultisessionCapability extends MultisessionValue {
    public CiscoMultisessionCapability() {
        super("Cisco");
    }

    @Override
    public int code() {
        return 131;
    }

    /** Compatibility: ExaBGP's spelling. */
    @Override
    public String name() {
        return "cisco-multi-sesion";
    }

    @Override
    public int offerOrder() {
        return 121;
    }

    /** None: it is never sent. */
    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void offer(NeighborView neighbor, Offer out) {}

    @Override
    public void negotiate(@Nullable Multisession sent, @Nullable Multisession received, Negotiated.Builder out) {}
}
