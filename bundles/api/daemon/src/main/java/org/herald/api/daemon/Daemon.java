package org.herald.api.daemon;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** The running speaker, as the launcher steers it. Thread safe. */
@ProviderType
public interface Daemon {
    /**
     * Reads the first configuration, listens, starts the programs and then the sessions.
     *
     * @param configurations files; with several, the next one is taken at each reload
     * @return completes with the exit code when the daemon has ended; fails with a
     *     {@link ConfigurationLoader.ConfigurationException} if it could not start
     */
    CompletionStage<Integer> start(List<Path> configurations);

    /** What an operator's signal asks. @param number as the kernel numbers it, for the event */
    void signal(Signal signal, int number);

    /** What signals ask. */
    enum Signal {
        SHUTDOWN,
        RELOAD,
        RELOAD_AND_RESTART_PROGRAMS,
        RESTART
    }
}
