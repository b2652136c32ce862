package org.herald.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.herald.launcher.host.DaemonHandle;

/** {@code herald server}: the daemon in its framework. */
public final class ServerMain {
    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;

    private final AtomicReference<DaemonHandle> daemon = new AtomicReference<>();
    private final Map<String, String> variables;

    private ServerMain(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Ends the process with the exit code of the daemon. */
    public static void main(String[] words) {
        int exitCode;
        try {
            exitCode = new ServerMain(System.getenv()).run(List.of(words));
        } catch (Complaint complaint) {
            System.err.println(complaint.getMessage());
            exitCode = complaint.exitCode();
        } catch (IOException e) {
            System.err.println("herald: " + e);
            exitCode = FAILURE;
        }
        // Threads of bundles may linger for a second: nobody waits for them.
        System.exit(exitCode);
    }

    private int run(List<String> words) throws Complaint, IOException {
        List<String> rest = GlobalOptions.take(words);
        if (rest.equals(List.of(ArchiveTraining.WORD))) {
            return ArchiveTraining.run(Installation.find(variables));
        }
        ServerOptions options = ServerOptions.parse(withoutCommand(rest));
        if (options.wantsHelp() || options.configurations().isEmpty()) {
            System.out.print(ServerOptions.HELP);
            return options.wantsHelp() ? SUCCESS : FAILURE;
        }
        options.settings().forEach((option, value) -> System.setProperty("herald." + option, value));
        Installation installation = Installation.find(variables);
        System.setProperty("herald.features.index", installation.wordIndex().toString());
        Signals.handle(this::signalled);
        try (InstanceFolder folder = InstanceFolder.take(installation.cache())) {
            List<Path> files = new ConfigurationFiles(variables, System.in, folder.file("standard-input.conf"))
                    .find(options.configurations());
            return run(installation, folder, files, options.reloadAfterSeconds());
        }
    }

    private int run(Installation installation, InstanceFolder folder, List<Path> files, int reloadAfterSeconds)
            throws Complaint {
        // Never stopped: the daemon ends in good order by itself, and stopping bundle by bundle after that costs time
        // and gains nothing.
        Container container = Container.start(installation, FeatureSet.of(installation), folder);
        DaemonHandle handle = container.daemon();
        daemon.set(handle);
        ArchiveTraining.later(installation);
        if (reloadAfterSeconds > 0) {
            reloadLater(handle, reloadAfterSeconds);
        }
        return handle.start(files).toCompletableFuture().join();
    }

    private void signalled(String meaning, int number) {
        DaemonHandle handle = daemon.get();
        if (handle != null) {
            handle.signal(meaning, number);
        } else if (meaning.equals("SHUTDOWN")) {
            // Nothing has begun that would have to be ended in good order.
            Runtime.getRuntime().halt(SUCCESS);
        }
    }

    private static void reloadLater(DaemonHandle handle, int seconds) {
        Timer timer = new Timer("herald-reload", true);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                handle.signal("RELOAD", 0);
            }
        };
        timer.schedule(task, TimeUnit.SECONDS.toMillis(seconds));
    }

    private static List<String> withoutCommand(List<String> words) {
        boolean hasCommand = !words.isEmpty() && words.get(0).equals("server");
        return hasCommand ? new ArrayList<>(words.subList(1, words.size())) : words;
    }
}
