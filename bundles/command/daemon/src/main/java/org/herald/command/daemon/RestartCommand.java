package org.herald.command.daemon;

import org.herald.api.client.ApiCommand;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.ProvideCommand;
import org.osgi.service.component.annotations.Component;

/** {@code restart}. */
@Component(service = ApiCommand.class)
@ProvideCommand("restart")
public final class RestartCommand extends LifecycleCommand {
    public RestartCommand() {
        super("restart", "read the configuration again, reset every session and restart the programs that changed");
    }

    @Override
    void begin(DaemonControl daemon) {
        daemon.restart();
    }
}
