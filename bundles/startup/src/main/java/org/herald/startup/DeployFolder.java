package org.herald.startup;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of bundles in the deploy folder; FileInstall watches the folder and calls. FileInstall's own handling would take a bundle away
 * when a half-written file replaces a good one, and refresh more than the one bundle.
 */
@Component(service = ArtifactInstaller.class)
public final class DeployFolder implements ArtifactInstaller {
    private static final Logger log = LoggerFactory.getLogger(DeployFolder.class);
    private static final String FILE = "file";
    private static final String REASON = "reason";

    private final BundleContext context;
    private final Map<File, Bundle> bundles = new LinkedHashMap<>();

    /** @param context the framework's own: bundles that it installs outlive this one */
    @Activate
    public DeployFolder(BundleContext context) {
        this.context = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
    }

    @Override
    public boolean canHandle(File file) {
        return file.getName().endsWith(".jar") && !file.isDirectory();
    }

    @Override
    public synchronized void install(File file) {
        update(file);
    }

    /** A file that is no whole bundle changes nothing: what ran goes on. */
    @Override
    public synchronized void update(File file) {
        try {
            byte[] octets = BundleFile.read(file);
            Bundle bundle = bundles.get(file);
            if (bundle == null) {
                bundles.put(file, context.installBundle(file.toURI().toString(), new ByteArrayInputStream(octets)));
            } else {
                bundle.update(new ByteArrayInputStream(octets));
                refresh(bundle);
            }
        } catch (IOException | BundleException e) {
            log.atWarn()
                    .addKeyValue(FILE, file.getName())
                    .addKeyValue(REASON, e.getMessage())
                    .log("deploy.refused");
        }
        startAll();
    }

    @Override
    public synchronized void uninstall(File file) throws BundleException {
        Bundle bundle = bundles.remove(file);
        if (bundle != null && bundle.getState() != Bundle.UNINSTALLED) {
            bundle.uninstall();
            refresh(bundle);
        }
    }

    /** Rewires those that use packages of the bundle: plugins of a library. Nobody uses those of a plugin, so that nothing else is touched. */
    private void refresh(Bundle bundle) {
        FrameworkWiring wiring = context.getBundle().adapt(FrameworkWiring.class);
        boolean isUsed = wiring.getDependencyClosure(List.of(bundle)).size() > 1;
        if (isUsed) {
            wiring.refreshBundles(List.of(bundle));
        }
    }

    /** Also those that lacked something until now. */
    private void startAll() {
        for (Map.Entry<File, Bundle> entry : new ArrayList<>(bundles.entrySet())) {
            Bundle bundle = entry.getValue();
            boolean isFragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
            if (bundle.getState() == Bundle.ACTIVE || isFragment) {
                continue;
            }
            try {
                bundle.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                log.atWarn()
                        .addKeyValue(FILE, entry.getKey().getName())
                        .addKeyValue(REASON, e.getMessage())
                        .log("deploy.not-started");
            }
        }
    }
}
