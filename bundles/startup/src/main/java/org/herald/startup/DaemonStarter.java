package org.herald.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.herald.api.daemon.Daemon;
import org.herald.api.daemon.Environment;
import org.herald.launcher.host.DaemonHandle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the daemon for the launcher, with a pid file around it, and turns failures into sentences and exit codes. */
@Component(service = DaemonHandle.class)
public final class DaemonStarter implements DaemonHandle {
    private static final Logger log = LoggerFactory.getLogger(DaemonStarter.class);
    private static final int FAILURE = 1;

    private final Daemon daemon;
    private final Environment environment;

    @Activate
    public DaemonStarter(@Reference Daemon daemon, @Reference Environment environment) {
        this.daemon = daemon;
        this.environment = environment;
    }

    @Override
    public CompletionStage<Integer> start(List<Path> configurations) {
        List<String> problems = environment.problems();
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            return CompletableFuture.completedFuture(FAILURE);
        }
        PidFile pidFile = new PidFile(environment.get("daemon.pid"));
        try {
            pidFile.write();
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            return CompletableFuture.completedFuture(FAILURE);
        }
        return daemon.start(configurations)
                .exceptionally(DaemonStarter::failed)
                .whenComplete((code, none) -> pidFile.remove());
    }

    private static int failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        System.err.println(cause.getMessage() == null ? cause : cause.getMessage());
        log.atDebug().setCause(cause).log("daemon.not-started");
        return FAILURE;
    }

    @Override
    public void signal(String meaning, int number) {
        daemon.signal(Daemon.Signal.valueOf(meaning), number);
    }
}
