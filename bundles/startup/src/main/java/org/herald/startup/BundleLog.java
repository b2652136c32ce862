package org.herald.startup;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which bundles come and go while the daemon runs, and what the framework could not do. Silent before the start barrier. */
@Component(
        service = {},
        immediate = true)
public final class BundleLog implements BundleListener, FrameworkListener {
    private static final Logger log = LoggerFactory.getLogger(BundleLog.class);

    private final BundleContext context;

    @Activate
    public BundleLog(
            BundleContext context,
            @Reference(target = "(osgi.condition.id=herald.provisioned)") Condition provisioned) {
        this.context = context;
        context.addBundleListener(this);
        context.addFrameworkListener(this);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(this);
        context.removeFrameworkListener(this);
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        String name = nameOf(event.getType());
        if (name.isEmpty() || context.getBundle(0).getState() != Bundle.ACTIVE) {
            return;
        }
        Bundle bundle = event.getBundle();
        log.atInfo()
                .addKeyValue("bundle", bundle.getSymbolicName())
                .addKeyValue("version", bundle.getVersion())
                .log(name);
    }

    private static String nameOf(int event) {
        return switch (event) {
            case BundleEvent.STARTED -> "bundle.started";
            case BundleEvent.STOPPED -> "bundle.stopped";
            case BundleEvent.UPDATED -> "bundle.updated";
            case BundleEvent.UNINSTALLED -> "bundle.removed";
            default -> "";
        };
    }

    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.ERROR) {
            log.atWarn()
                    .addKeyValue("bundle", event.getBundle().getSymbolicName())
                    .setCause(event.getThrowable())
                    .log("framework.failed");
        }
    }
}
