package org.herald.launcher.host;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The daemon, for the launcher. A service of the bundle {@code org.herald.startup}; thread safe. */
public interface DaemonHandle {
    /**
     * Starts the daemon.
     *
     * @param configurations files; with several, the next one is taken at each reload
     * @return completes with the exit code when the daemon has ended; never fails: what went wrong has been told on standard error
     */
    CompletionStage<Integer> start(List<Path> configurations);

    /**
     * Passes a signal on.
     *
     * @param meaning {@code SHUTDOWN}, {@code RELOAD}, {@code RELOAD_AND_RESTART_PROGRAMS} or {@code RESTART}
     * @param number as the kernel numbers it
     */
    void signal(String meaning, int number);
}
