package org.herald.core.reactor;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.herald.api.client.ApiTransport;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Daemon;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.Network;
import org.herald.core.registry.Registry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.condition.Condition;

/**
 * The daemon as a service. It comes only behind the start barrier: no session is opened and no configuration read before the launcher says that all bundles of
 * the features, and those found in the deploy folder, are active.
 */
@Component(service = Daemon.class, immediate = true)
public final class HeraldDaemon implements Daemon {
    private final Reactor reactor;

    @Activate
    public HeraldDaemon(
            @Reference Registry registry,
            @Reference Network network,
            @Reference Environment environment,
            @Reference ConfigurationLoader loader,
            @Reference(target = "(osgi.condition.id=herald.provisioned)") Condition provisioned) {
        reactor = new Reactor(registry, network, environment, loader);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTransport(ApiTransport transport) {
        reactor.addTransport(transport);
    }

    void unbindTransport(ApiTransport transport) {
        reactor.removeTransport(transport);
    }

    @Deactivate
    void close() {
        reactor.close();
    }

    @Override
    public CompletionStage<Integer> start(List<Path> configurations) {
        return reactor.start(configurations);
    }

    @Override
    public void signal(Signal signal, int number) {
        reactor.signal(signal, number);
    }
}
