package org.herald.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.herald.launcher.host.DaemonHandle;

/** The archive of classes that makes starts fast: when it is made, and the run that shows which classes there are. */
final class ArchiveTraining {
    /** The word that asks for a run. */
    static final String WORD = "--train";

    private static final String STATE_PROPERTY = "herald.archive";
    private static final String MISSING = "missing";

    /** Long after a start, so that its own work is over; short runs, which tests are, never get here. */
    private static final long DELAY_SECONDS = 60;

    private static final long RUN_MILLIS = 1500;

    /** The neighbor refuses the connection at once, which loads what a connection needs. */
    private static final String CONFIGURATION = """
            neighbor 127.0.0.1 {
                router-id 192.0.2.1;
                local-address 127.0.0.1;
                local-as 65001;
                peer-as 65002;
            }
            """;

    private ArchiveTraining() {}

    /** Has the archive made by a process of its own at lowest priority, if the start script found none. */
    static void later(Installation installation) {
        if (!MISSING.equals(System.getProperty(STATE_PROPERTY))) {
            return;
        }
        Timer timer = new Timer("herald-archive", true);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                start(installation);
                timer.cancel();
            }
        };
        timer.schedule(task, TimeUnit.SECONDS.toMillis(DELAY_SECONDS));
    }

    private static void start(Installation installation) {
        String program = installation.launcher().get(0);
        ProcessBuilder builder = new ProcessBuilder(List.of("nice", "-n", "19", program, "archive"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            builder.start();
        } catch (IOException e) {
            System.err.println("herald: the archive of classes cannot be made: " + e.getMessage());
        }
    }

    /** Runs the daemon for a moment, with settings under which it touches nothing. @return its exit code */
    static int run(Installation installation) throws Complaint, IOException {
        System.setProperty("herald.tcp.port", "1");
        System.setProperty("herald.tcp.bind", "");
        System.setProperty("herald.api.cli", "false");
        System.setProperty("herald.daemon.pid", "");
        System.setProperty("herald.daemon.daemonize", "false");
        System.setProperty("herald.daemon.drop", "false");
        try (InstanceFolder folder = InstanceFolder.temporaryFolder()) {
            Path configuration = folder.file("training.conf");
            Files.writeString(configuration, CONFIGURATION);
            Container container = Container.start(installation, FeatureSet.of(installation), folder);
            DaemonHandle daemon = container.daemon();
            CompletionStage<Integer> end = daemon.start(List.of(configuration));
            Thread.sleep(RUN_MILLIS);
            daemon.signal("SHUTDOWN", 0);
            return end.toCompletableFuture().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Complaint.FAILURE;
        }
    }
}
