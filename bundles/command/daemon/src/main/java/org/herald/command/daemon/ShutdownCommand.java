package org.herald.command.daemon;

import org.herald.api.client.ApiCommand;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.ProvideCommand;
import org.osgi.service.component.annotations.Component;

/** {@code shutdown}. */
@Component(service = ApiCommand.class)
@ProvideCommand("shutdown")
public final class ShutdownCommand extends LifecycleCommand {
    public ShutdownCommand() {
        super("shutdown", "end the daemon");
    }

    @Override
    void begin(DaemonControl daemon) {
        daemon.shutdown();
    }
}
