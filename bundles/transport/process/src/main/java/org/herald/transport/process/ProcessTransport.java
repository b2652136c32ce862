package org.herald.transport.process;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ApiTransport;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.client.ProvideTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Programs as child processes, which write commands on their standard output and read events on their standard input. */
@Component(service = ApiTransport.class)
@ProvideTransport(ProcessTransport.NAME)
public final class ProcessTransport implements ApiTransport {
    static final String NAME = "process";

    private final LongSupplier clockSeconds;
    private final AtomicReference<Supervisor> supervisor = new AtomicReference<>();

    @Activate
    public ProcessTransport() {
        this(() -> TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis()));
    }

    /** @param clockSeconds seconds since 1970, for the limit of starts */
    ProcessTransport(LongSupplier clockSeconds) {
        this.clockSeconds = clockSeconds;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void open(ApiPort port) {
        supervisor.set(new Supervisor(port, clockSeconds));
    }

    @Override
    public void programs(List<ProgramDefinition> wanted, boolean restartChanged) {
        Supervisor open = supervisor.get();
        if (open != null) {
            open.programs(wanted, restartChanged);
        }
    }

    @Override
    @Deactivate
    public void close() {
        Supervisor open = supervisor.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }
}
