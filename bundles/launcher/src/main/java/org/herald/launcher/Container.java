package org.herald.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.herald.launcher.host.ComponentReport;
import org.herald.launcher.host.DaemonHandle;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.condition.Condition;

/** The OSGi framework with the bundles of the features, from the first to the last second of the daemon. */
final class Container implements AutoCloseable {
    private static final String FILE_INSTALL = "org.apache.felix.fileinstall";
    private static final String COMPONENT_RUNTIME = "org.apache.felix.scr";
    private static final String PROVISIONED = "herald.provisioned";
    private static final String HOST_PACKAGE = "org.herald.launcher.host;version=\"0.1.0\"";
    private static final String DEPLOY_POLL_MILLIS = "500";
    private static final long STOP_SECONDS = 5;

    private final Framework framework;

    private Container(Framework framework) {
        this.framework = framework;
    }

    /** Starts all bundles of the features and those of the deploy folder. @throws Complaint if a bundle of a feature does not start */
    static Container start(Installation installation, FeatureSet features, InstanceFolder folder) throws Complaint {
        Map<FeatureBundle, Path> files = new LinkedHashMap<>(features.files(installation.repository()));
        files.keySet().removeIf(bundle -> bundle.startLevel() == 0);
        String stamp = InstanceFolder.stampOf(files.values());
        boolean isWarm = folder.isWarm(stamp);
        Map<String, String> settings = settings(installation, folder);
        if (!isWarm) {
            settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        }
        Framework framework = new FrameworkFactory().newFramework(settings);
        Container container = new Container(framework);
        try {
            container.provision(files, installation.repository(), isWarm);
        } catch (BundleException e) {
            folder.unseal();
            throw new Complaint("the framework does not start: " + e.getMessage());
        }
        if (!isWarm) {
            folder.seal(stamp);
        }
        return container;
    }

    private static Map<String, String> settings(Installation installation, InstanceFolder folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, folder.bundles().toString());
        settings.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, HOST_PACKAGE);
        // A bundle of the deploy folder may have name and version of the repository's.
        settings.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        // The instance folder is locked already; stream handlers of bundles are not used.
        settings.put("felix.cache.locking", "false");
        settings.put("felix.service.urlhandlers", "false");
        settings.put("felix.log.level", "1");
        settings.put("ds.cache.metadata", "true");
        settings.put("ds.delayed.keepInstances", "true");
        settings.put("felix.fileinstall.dir", installation.deploy().toString());
        settings.put("felix.fileinstall.tmpdir", folder.temporary().toString());
        settings.put("felix.fileinstall.poll", DEPLOY_POLL_MILLIS);
        settings.put("felix.fileinstall.filter", ".*\\.jar");
        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.enableConfigSave", "false");
        settings.put("felix.fileinstall.log.level", "2");
        return settings;
    }

    private void provision(Map<FeatureBundle, Path> files, Path repository, boolean isWarm)
            throws BundleException, Complaint {
        framework.init();
        BundleContext context = framework.getBundleContext();
        List<Bundle> bundles = install(context, files);
        forgetOthers(context, bundles);
        if (!resolve(bundles)) {
            throw new Complaint(new Unresolved(framework, bundles).explained());
        }
        framework.start();
        new Overrides(context, repository).watch();
        for (Bundle bundle : bundles) {
            if (!isWarm && isFileInstall(bundle)) {
                keepComponents(bundles);
            }
            start(bundle);
        }
        // FileInstall scans the deploy folder inside its start, so that this comes after the first scan.
        Map<String, String> identity = Map.of(Condition.CONDITION_ID, PROVISIONED);
        context.registerService(Condition.class, Condition.INSTANCE, new Hashtable<>(identity));
    }

    /** @return in the order of starting, FileInstall last: what it finds shall meet everything else running */
    private static List<Bundle> install(BundleContext context, Map<FeatureBundle, Path> files) throws BundleException {
        Map<Bundle, Integer> levels = new HashMap<>();
        for (Map.Entry<FeatureBundle, Path> entry : files.entrySet()) {
            Bundle bundle =
                    context.installBundle("reference:" + entry.getValue().toUri());
            levels.put(
                    bundle,
                    isFileInstall(bundle) ? Integer.MAX_VALUE : entry.getKey().startLevel());
        }
        List<Bundle> bundles = new ArrayList<>(levels.keySet());
        bundles.sort(Comparator.<Bundle>comparingInt(levels::get).thenComparing(Bundle::getSymbolicName));
        return bundles;
    }

    /** What the deploy folder had when the cache was used last: it is read anew. */
    private static void forgetOthers(BundleContext context, List<Bundle> bundles) throws BundleException {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID && !bundles.contains(bundle)) {
                bundle.uninstall();
            }
        }
    }

    /**
     * Has Declarative Services store what it read of all bundles, so that a warm start parses no XML. It does that when it stops. Before FileInstall
     * starts nothing is active that this could disturb.
     */
    private static void keepComponents(List<Bundle> bundles) throws BundleException {
        for (Bundle bundle : bundles) {
            if (bundle.getSymbolicName().equals(COMPONENT_RUNTIME)) {
                bundle.stop(Bundle.STOP_TRANSIENT);
                bundle.start(Bundle.START_TRANSIENT);
            }
        }
    }

    private boolean resolve(List<Bundle> bundles) {
        // One call for all of them: a start of each resolves over and over.
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        return wiring.resolveBundles(bundles);
    }

    private static void start(Bundle bundle) throws Complaint {
        if (isFragment(bundle)) {
            return;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Complaint("bundle " + bundle.getSymbolicName() + " does not start: " + cause);
        }
    }

    private static boolean isFileInstall(Bundle bundle) {
        return bundle.getSymbolicName().equals(FILE_INSTALL);
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null;
    }

    /** The daemon. @throws Complaint if it is not there, with the reasons */
    DaemonHandle daemon() throws Complaint {
        DaemonHandle handle = service(DaemonHandle.class);
        if (handle != null) {
            return handle;
        }
        ComponentReport report = service(ComponentReport.class);
        List<String> reasons = report == null ? List.of("no feature has the daemon") : report.unsatisfied();
        throw new Complaint("the daemon did not start: " + String.join("; ", reasons));
    }

    private <T> @Nullable T service(Class<T> type) {
        BundleContext context = framework.getBundleContext();
        ServiceReference<T> reference = context.getServiceReference(type);
        return reference == null ? null : context.getService(reference);
    }

    /** The framework's own context, for tests. */
    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Stops all bundles: for processes that go on, tests. */
    @Override
    public void close() throws IOException {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
        } catch (BundleException e) {
            throw new IOException("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
