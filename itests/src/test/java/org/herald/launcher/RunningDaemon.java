package org.herald.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.herald.itests.support.Distribution;
import org.herald.launcher.host.DaemonHandle;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.SynchronousBundleListener;

/** The distribution's daemon inside of the test's process, with folders of its own for settings, deploy and cache. */
final class RunningDaemon implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final long END_SECONDS = 20;

    private final Path folder;
    private final Installation installation;
    private final Path commands;
    private final List<String> disturbances = new CopyOnWriteArrayList<>();
    private InstanceFolder instance;
    private Container container;
    private CompletionStage<Integer> end;

    /** @param folder empty, for all that it writes */
    RunningDaemon(Path folder, String... features) throws IOException {
        this.folder = folder;
        this.installation = new Installation(
                Distribution.home(),
                Files.createDirectories(folder.resolve("etc")),
                Files.createDirectories(folder.resolve("deploy")),
                folder.resolve("cache"));
        Files.write(installation.etc().resolve("features.list"), List.of(features));
        this.commands = Files.createFile(folder.resolve("commands"));
    }

    /** All features of the union herald-minimal but some: unions cannot be taken apart. */
    static String[] minimalWithout(String... left) throws IOException {
        List<String> features = new ArrayList<>();
        Path definition = Distribution.sources().resolve("features/src/main/features/herald-minimal.list");
        for (String line : Files.readAllLines(definition)) {
            boolean isLeft = line.contains("*") || List.of(left).contains(line.substring(line.indexOf(' ') + 1));
            if (line.startsWith("feature ") && !isLeft) {
                features.add(line.substring("feature ".length()));
            }
        }
        features.add("herald-command-announce");
        return features.toArray(new String[0]);
    }

    /** Starts framework and daemon. @param configuration its text; {@code FOLDER} stands for this daemon's folder */
    void start(int port, String configuration) throws Exception {
        setting("tcp.port", Integer.toString(port));
        setting("api.cli", "false");
        setting("daemon.drop", "false");
        setting("log.destination", folder.resolve("log").toString());
        setting("log.level", "DEBUG");
        setting("log.all", "true");
        System.setProperty("herald.features.index", installation.wordIndex().toString());
        script("feed", "tail -n +1 -f " + commands);
        script("keep", "cat > " + folder.resolve("events"));
        Path file = folder.resolve("daemon.conf");
        Files.writeString(file, configuration.replace("FOLDER", folder.toString()));
        instance = InstanceFolder.take(installation.cache());
        container = Container.start(installation, FeatureSet.of(installation), instance);
        end = container.daemon().start(List.of(file));
        context().addBundleListener((SynchronousBundleListener) this::note);
    }

    private static void setting(String option, String value) {
        System.setProperty("herald." + option, value);
    }

    /** Not with exec: the shell keeps standard output open, without which the daemon takes a program for ended. */
    private void script(String name, String line) throws IOException {
        Path script = folder.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void note(BundleEvent event) {
        boolean isRestart = event.getType() == BundleEvent.STOPPED
                || event.getType() == BundleEvent.UPDATED
                || event.getType() == BundleEvent.UNRESOLVED
                || event.getType() == BundleEvent.UNINSTALLED;
        if (isRestart && event.getBundle().getLocation().startsWith("reference:")) {
            disturbances.add(event.getBundle().getSymbolicName());
        }
    }

    /** Bundles of the repository that were stopped, updated, rewired or removed since the start. */
    List<String> disturbances() {
        return List.copyOf(disturbances);
    }

    BundleContext context() {
        return container.context();
    }

    /** Gives an API command, as the program «feed». */
    void command(String line) throws IOException {
        Files.writeString(commands, line + "\n", StandardOpenOption.APPEND);
    }

    /** What the program «keep» was told. */
    String events() throws IOException {
        Path file = folder.resolve("events");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    void awaitLog(String part) {
        Awaitility.await()
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(log()).contains(part));
    }

    void awaitEvent(String part) {
        Awaitility.await()
                .atMost(DEADLINE)
                .untilAsserted(() -> assertThat(events()).contains(part));
    }

    /** Does something again and again until there is an event with a text. */
    void awaitEvent(String part, ThrowingRunnable again) {
        Awaitility.await().atMost(DEADLINE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            again.run();
            assertThat(events()).contains(part);
        });
    }

    Path deployed(String name) {
        return installation.deploy().resolve(name);
    }

    /** Moves a copy of a file into the deploy folder, as an operator should. */
    void deploy(Path file, String name) throws IOException {
        Path aside = Files.copy(file, folder.resolve(name + ".aside"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(aside, deployed(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void undeploy(String name) throws IOException {
        Files.delete(deployed(name));
    }

    /** The bundles of a symbolic name. */
    List<Bundle> bundles(String symbolicName) {
        List<Bundle> bundles = new ArrayList<>();
        for (Bundle bundle : context().getBundles()) {
            if (bundle.getSymbolicName().equals(symbolicName)) {
                bundles.add(bundle);
            }
        }
        return bundles;
    }

    /** Waits until as many services of an interface are there. */
    void awaitServices(String interfaceName, int count) {
        Awaitility.await(count + " of " + interfaceName)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> services(interfaceName) == count);
    }

    int services(String interfaceName) throws InvalidSyntaxException {
        Collection<?> references = references(interfaceName);
        return references.size();
    }

    private Collection<?> references(String interfaceName) throws InvalidSyntaxException {
        var references = context().getAllServiceReferences(interfaceName, null);
        return references == null ? List.of() : List.of(references);
    }

    /** The identifier of a service: another one after a restart of its component. */
    long serviceId(String interfaceName) throws InvalidSyntaxException {
        return (Long) context().getAllServiceReferences(interfaceName, null)[0].getProperty("service.id");
    }

    DaemonHandle daemon() throws Complaint {
        return container.daemon();
    }

    @Override
    public void close() throws Exception {
        if (container == null) {
            return;
        }
        container.daemon().signal("SHUTDOWN", 15);
        end.toCompletableFuture().get(END_SECONDS, TimeUnit.SECONDS);
        container.close();
        instance.close();
        System.getProperties()
                .keySet()
                .removeIf(key -> key.toString().startsWith("herald.") && !key.equals("herald.root"));
    }
}
