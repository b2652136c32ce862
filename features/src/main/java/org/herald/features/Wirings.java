package org.herald.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.herald.launcher.Unresolved;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/** Who needs whom, as the framework's own resolver sees it. Nothing is started. */
final class Wirings implements AutoCloseable {
    private static final String HOST_PACKAGES = "org.herald.launcher.host;version=\"0.1.0\"";

    private final Path storage;
    private final Framework framework;
    private final Map<String, Bundle> bundleByName = new HashMap<>();

    private Wirings(Path storage, Framework framework) {
        this.storage = storage;
        this.framework = framework;
    }

    /** Resolves all. @throws IOException with the names of those that do not resolve */
    static Wirings of(Collection<ShippedBundle> bundles) throws IOException, BundleException {
        Path storage = Files.createTempDirectory("features-");
        Framework framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        HOST_PACKAGES,
                        "felix.service.urlhandlers",
                        "false",
                        "felix.log.level",
                        "0"));
        framework.init();
        Wirings wirings = new Wirings(storage, framework);
        wirings.resolve(bundles);
        return wirings;
    }

    private void resolve(Collection<ShippedBundle> bundles) throws IOException, BundleException {
        for (ShippedBundle bundle : bundles) {
            Bundle installed = framework
                    .getBundleContext()
                    .installBundle("reference:" + bundle.file().toUri());
            bundleByName.put(bundle.symbolicName(), installed);
        }
        if (!framework.adapt(FrameworkWiring.class).resolveBundles(bundleByName.values())) {
            throw new IOException(new Unresolved(framework, List.copyOf(bundleByName.values())).explained());
        }
    }

    /** The names of a bundle and of all that it needs, sorted: those it is wired to, and fragments that are attached to them. */
    Collection<String> closure(String symbolicName) {
        TreeSet<String> closed = new TreeSet<>();
        Deque<Bundle> open = new ArrayDeque<>();
        open.add(bundleByName.get(symbolicName));
        while (!open.isEmpty()) {
            Bundle bundle = open.remove();
            boolean isNew = bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID && closed.add(bundle.getSymbolicName());
            if (isNew) {
                BundleWiring wiring = bundle.adapt(BundleWiring.class);
                for (BundleWire wire : wiring.getRequiredWires(null)) {
                    open.add(wire.getProvider().getBundle());
                }
                for (BundleWire wire : wiring.getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
                    open.add(wire.getRequirer().getBundle());
                }
            }
        }
        return closed;
    }

    /** What a bundle declares in a namespace. */
    List<BundleCapability> capabilities(String symbolicName, String namespace) {
        return bundleByName.get(symbolicName).adapt(BundleRevision.class).getDeclaredCapabilities(namespace);
    }

    @Override
    public void close() throws IOException, BundleException {
        framework.stop();
        try {
            framework.waitForStop(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(storage)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
