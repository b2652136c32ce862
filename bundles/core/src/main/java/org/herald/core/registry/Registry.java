package org.herald.core.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.ExtendedCommunityType;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.MessageEncoder;
import org.herald.api.daemon.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Providers come and go on any thread; each change makes a new immutable snapshot, which listeners take over in a task of their own. The only
 * place in core with a lock.
 */
@Component(service = {CodecRegistry.class, Registry.class})
public final class Registry implements CodecRegistry {
    private static final Logger log = LoggerFactory.getLogger(Registry.class);

    private final Object lock = new Object();
    private final Providers<AddressFamily<?>> families = new Providers<>("family", AddressFamily::id);
    private final Providers<PathAttributeType<?>> attributes = new Providers<>("attribute", PathAttributeType::code);
    private final Providers<CapabilityType<?>> capabilities = new Providers<>("capability", CapabilityType::code);
    private final Providers<ExtendedCommunityType> extendedCommunities =
            new Providers<>("extended community", ExtendedCommunityType::getClass);
    private final Providers<MessageEncoder> encoders = new Providers<>("encoder", MessageEncoder::name);
    private final Providers<ApiCommand> commands = new Providers<>("command", ApiCommand::getClass);
    private final FeatureIndex features = FeatureIndex.read(System.getProperty(FeatureIndex.PROPERTY));
    private final Set<Object> quarantined = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private volatile CodecSnapshot current = CodecSnapshot.EMPTY;
    private volatile Map<String, MessageEncoder> encoderByName = Map.of();
    private volatile List<ApiCommand> currentCommands = List.of();

    @Override
    public CodecView current() {
        return current;
    }

    @Override
    public @Nullable MessageEncoder encoder(String name) {
        return encoderByName.get(name);
    }

    @Override
    public List<String> encoderNames() {
        return List.copyOf(encoderByName.keySet());
    }

    /** All commands, best first. */
    public List<ApiCommand> commands() {
        return currentCommands;
    }

    /** Calls back, on any thread, after each change. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls back no longer. */
    public void offChange(Runnable listener) {
        listeners.remove(listener);
    }

    /** Takes a provider out until it is installed anew or {@link #pardon}ed: it failed too often. */
    public void quarantine(Object provider) {
        change(() -> quarantined.add(provider));
        log.atError().addKeyValue("provider", provider.getClass().getName()).log("registry.quarantined");
    }

    /** Takes all providers back in. */
    public void pardon() {
        change(quarantined::clear);
    }

    // ---- families

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindFamily(AddressFamily<?> family, Map<String, ?> properties) {
        change(() -> families.add(family, properties));
    }

    void unbindFamily(AddressFamily<?> family) {
        change(() -> families.remove(family));
    }

    // ---- attributes

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindAttribute(PathAttributeType<?> attribute, Map<String, ?> properties) {
        change(() -> attributes.add(attribute, properties));
    }

    void unbindAttribute(PathAttributeType<?> attribute) {
        change(() -> attributes.remove(attribute));
    }

    // ---- capabilities

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCapability(CapabilityType<?> capability, Map<String, ?> properties) {
        change(() -> capabilities.add(capability, properties));
    }

    void unbindCapability(CapabilityType<?> capability) {
        change(() -> capabilities.remove(capability));
    }

    // ---- extended communities

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindExtendedCommunity(ExtendedCommunityType type, Map<String, ?> properties) {
        change(() -> extendedCommunities.add(type, properties));
    }

    void unbindExtendedCommunity(ExtendedCommunityType type) {
        change(() -> extendedCommunities.remove(type));
    }

    // ---- encoders

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindEncoder(MessageEncoder encoder, Map<String, ?> properties) {
        change(() -> encoders.add(encoder, properties));
    }

    void unbindEncoder(MessageEncoder encoder) {
        change(() -> encoders.remove(encoder));
    }

    // ---- commands

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindCommand(ApiCommand command, Map<String, ?> properties) {
        change(() -> commands.add(command, properties));
    }

    void unbindCommand(ApiCommand command) {
        change(() -> commands.remove(command));
    }

    private void change(Runnable what) {
        synchronized (lock) {
            what.run();
            publish();
        }
        listeners.forEach(Runnable::run);
    }

    private void publish() {
        current = new CodecSnapshot(
                current.generation() + 1,
                free(families),
                free(attributes),
                free(capabilities),
                free(extendedCommunities),
                features);
        Map<String, MessageEncoder> byName = new TreeMap<>();
        for (MessageEncoder encoder : free(encoders)) {
            byName.putIfAbsent(encoder.name(), encoder);
            encoder.aliases().forEach(alias -> byName.putIfAbsent(alias, encoder));
        }
        encoderByName = byName;
        currentCommands = free(commands);
    }

    private <T> List<T> free(Providers<T> providers) {
        List<T> free = new ArrayList<>(providers.services());
        free.removeIf(quarantined::contains);
        return free;
    }
}
