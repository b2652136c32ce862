package org.herald.launcher;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.SynchronousBundleListener;

/**
 * A bundle in the deploy folder stands in for the repository's bundle of the same symbolic name, whatever their versions: while it runs, that one
 * rests, and when it goes, that one comes back.
 */
final class Overrides implements SynchronousBundleListener {
    private final BundleContext context;
    private final String repositoryPrefix;

    Overrides(BundleContext context, Path repository) {
        this.context = context;
        this.repositoryPrefix = "reference:" + repository.toUri();
    }

    void watch() {
        context.addBundleListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (bundle.getLocation().startsWith(repositoryPrefix)) {
            return;
        }
        try {
            if (event.getType() == BundleEvent.STARTED) {
                rest(bundle);
            } else if (event.getType() == BundleEvent.UNINSTALLED) {
                comeBack(bundle);
            }
        } catch (BundleException e) {
            throw new IllegalStateException("bundle " + bundle.getSymbolicName() + " does not give way", e);
        }
    }

    private void rest(Bundle deployed) throws BundleException {
        Bundle ofRepository = sameName(deployed);
        if (ofRepository != null && ofRepository.getState() == Bundle.ACTIVE) {
            ofRepository.stop(Bundle.STOP_TRANSIENT);
        }
    }

    private void comeBack(Bundle deployed) throws BundleException {
        Bundle ofRepository = sameName(deployed);
        if (ofRepository != null && isRunning() && ofRepository.getState() != Bundle.ACTIVE) {
            ofRepository.start(Bundle.START_TRANSIENT);
        }
    }

    private boolean isRunning() {
        return context.getBundle().getState() == Bundle.ACTIVE;
    }

    private @Nullable Bundle sameName(Bundle deployed) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(repositoryPrefix)
                    && bundle.getSymbolicName().equals(deployed.getSymbolicName())) {
                return bundle;
            }
        }
        return null;
    }
}
