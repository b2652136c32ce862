package org.herald.command.daemon;

import org.herald.api.client.ApiCommand;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.ProvideCommand;
import org.osgi.service.component.annotations.Component;

/** {@code reload}. */
@Component(service = ApiCommand.class)
@ProvideCommand("reload")
public final class ReloadCommand extends LifecycleCommand {
    public ReloadCommand() {
        super("reload", "read the configuration again");
    }

    @Override
    void begin(DaemonControl daemon) {
        daemon.reload();
    }
}
