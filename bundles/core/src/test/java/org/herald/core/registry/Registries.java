package org.herald.core.registry;

import java.util.List;
import java.util.Map;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.MessageEncoder;

/** Registries that tests fill by hand. */
public final class Registries {
    private Registries() {}

    /** A registry of these providers. */
    public static Registry of(List<?> providers) {
        Registry registry = new Registry();
        providers.forEach(provider -> install(registry, provider));
        return registry;
    }

    /** Installs one. */
    public static void install(Registry registry, Object provider) {
        if (provider instanceof AddressFamily<?> family) {
            registry.bindFamily(family, Map.of());
        } else if (provider instanceof PathAttributeType<?> attribute) {
            registry.bindAttribute(attribute, Map.of());
        } else if (provider instanceof CapabilityType<?> capability) {
            registry.bindCapability(capability, Map.of());
        } else if (provider instanceof MessageEncoder encoder) {
            registry.bindEncoder(encoder, Map.of());
        } else if (provider instanceof ApiCommand command) {
            registry.bindCommand(command, Map.of());
        } else {
            throw new IllegalArgumentException("a registry does not take " + provider.getClass());
        }
    }

    /** Takes an encoder out. */
    public static void remove(Registry registry, MessageEncoder encoder) {
        registry.unbindEncoder(encoder);
    }

    /** Takes a family out. */
    public static void remove(Registry registry, AddressFamily<?> family) {
        registry.unbindFamily(family);
    }
}
