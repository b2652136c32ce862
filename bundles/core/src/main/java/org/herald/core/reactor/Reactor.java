package org.herald.core.reactor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ApiTransport;
import org.herald.api.client.CommandPath;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.Event;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.MessageEncoder.EncoderOptions;
import org.herald.api.client.PeerControl;
import org.herald.api.daemon.Configuration;
import org.herald.api.daemon.ConfigurationLoader;
import org.herald.api.daemon.Daemon.Signal;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.EventLoop;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.Network;
import org.herald.api.daemon.Product;
import org.herald.api.wire.WireWriter;
import org.herald.core.client.Client;
import org.herald.core.client.Dispatcher;
import org.herald.core.fsm.FsmOutput;
import org.herald.core.message.FamilyFacts;
import org.herald.core.message.NotificationCode;
import org.herald.core.message.UpdateDecoder;
import org.herald.core.message.UpdateWriter;
import org.herald.core.registry.FaultWall;
import org.herald.core.registry.Registry;
import org.herald.core.rib.AttributeTable;
import org.herald.core.session.Farewells;
import org.herald.core.session.Peer;
import org.herald.core.session.PeerEvents;
import org.herald.core.session.PeerServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's state and its turns: API commands first, then what peers are to be sent, then what programs are to be told. All of it on the loop, but for
 * what {@link ApiPort} is called for by transports.
 */
final class Reactor implements ApiPort, Client.Owner, DaemonControl, Dispatcher.Directory, PeerServices.PeerOwner {
    private static final Logger log = LoggerFactory.getLogger(Reactor.class);

    /** How long sessions wait for programs at the start. */
    private static final long PROGRAM_PATIENCE_NANOS = 5_000_000_000L;

    /**
     * How long commands wait at the start for the first attempts at sessions: so that what a program writes step by step is sent step by step, and not all at once when a
     * session comes up a moment later.
     */
    private static final long SETTLING_NANOS = 1_000_000_000L;

    private record Waiter(List<PeerControl> peers, Runnable then) {}

    private final EventLoop loop;
    private final Environment environment;
    private final ConfigurationLoader loader;
    private final Registry registry;
    private final Runnable onCodecsChanged;
    private final FaultWall faults;
    private final PeerServices services;
    private final EncoderOptions encoderOptions;
    private final Neighbors neighbors;
    private final Programs programs = new Programs();
    private final java.util.function.Supplier<List<Peer>> everyone;
    private final ListenSockets listeners;
    private final Dispatcher dispatcher;
    private final List<ApiTransport> transports = new CopyOnWriteArrayList<>();
    private final Set<Peer> dirtyPeers = new LinkedHashSet<>();
    private final Set<Client> dirtyClients = new LinkedHashSet<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "herald-configuration");
        thread.setDaemon(true);
        return thread;
    });
    private final String uuid = UUID.randomUUID().toString();
    private final long startedNanos;
    private final long startedMicros;
    private Configuration configuration = Configuration.EMPTY;
    private List<Path> files = List.of();
    private int fileIndex;
    private int apiVersion;
    private boolean isEndOfTurnScheduled;
    private boolean isReloading;
    private boolean isStopping;
    private boolean isStarted;
    private boolean areSessionsStarted;
    private boolean isSettled;
    private final Set<Peer> unsettled = new LinkedHashSet<>();
    private final Set<String> awaitedPrograms = new java.util.HashSet<>();

    Reactor(Registry registry, Network network, Environment environment, ConfigurationLoader loader) {
        this.loop = network.loop();
        this.registry = registry;
        this.onCodecsChanged = () -> network.loop().execute(this::codecsChanged);
        this.environment = environment;
        this.loader = loader;
        this.faults = new FaultWall(registry);
        this.startedNanos = loop.nowNanos();
        this.startedMicros = loop.wallClockMicros();
        this.encoderOptions = new EncoderOptions(hostName(), pid(), parentPid(), environment.isOn("api.compact"));
        AttributeTable blocks = new AttributeTable();
        FamilyFacts families = new FamilyFacts();
        UpdateDecoder.FaultListener onFault =
                (provider, cause, octets) -> faults.fault(provider, cause, octets, loop.nowNanos());
        String reference = environment.get("version");
        this.services = new PeerServices(
                loop,
                network,
                registry,
                environment,
                loader,
                blocks,
                families,
                new UpdateDecoder(onFault),
                new UpdateDecoder(onFault),
                new UpdateWriter(blocks, families),
                reference.isEmpty() ? Product.NAME + "/" + Product.VERSION : "ExaBGP/" + reference,
                !reference.isEmpty(),
                this);
        this.neighbors = new Neighbors(this::makePeer);
        this.everyone = neighbors::all;
        this.listeners = new ListenSockets(network, environment, this::accepted);
        this.dispatcher = new Dispatcher(registry, this, this, faults, loop::nowNanos);
        this.apiVersion = environment.number("api.version");
        registry.onChange(onCodecsChanged);
    }

    /** Listens to nothing any longer: its loop is about to go. */
    void close() {
        registry.offChange(onCodecsChanged);
    }

    /** Something was installed or removed: nothing of it is kept, and programs whose encoder came are told again. */
    private void codecsChanged() {
        services.writer().codecsChanged();
        for (Client client : programs.all()) {
            if (registry.encoder(client.encoder()) != null && !client.isFull()) {
                drained(client);
            }
        }
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IOException notLinux) {
            String name = ManagementFactory.getRuntimeMXBean().getName();
            return name.substring(name.indexOf('@') + 1);
        }
    }

    private static long parentPid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    private Peer makePeer(NeighborDefinition definition) {
        Peer peer = new Peer(definition, services, new PeerEvents(loop, registry, faults, encoderOptions));
        peer.events().subscriptions(programs.subscriptions(peer));
        return peer;
    }

    private Network.ConnectionHandler accepted(Network.Connection connection) {
        Network.ConnectionHandler handler = neighbors.accept(connection);
        programs.neighborsChanged();
        return handler;
    }

    // ---- start

    CompletableFuture<Integer> start(List<Path> configurations) {
        files = List.copyOf(configurations);
        if (!environment.problems().isEmpty()) {
            exit.completeExceptionally(
                    new ConfigurationLoader.ConfigurationException(String.join("\n", environment.problems())));
            return exit;
        }
        worker.execute(() -> {
            try {
                Configuration first = loader.load(files.get(0), registry.current(), environment);
                loop.execute(() -> begin(first));
            } catch (ConfigurationLoader.ConfigurationException invalid) {
                exit.completeExceptionally(invalid);
            }
        });
        return exit;
    }

    private void begin(Configuration first) {
        try {
            listeners.apply(first);
        } catch (IOException unbound) {
            exit.completeExceptionally(
                    new ConfigurationLoader.ConfigurationException(String.valueOf(unbound.getMessage())));
            return;
        }
        configuration = first;
        isStarted = true;
        transports.forEach(transport -> transport.programs(first.programs(), false));
        for (NeighborDefinition definition : first.neighbors()) {
            Peer peer = neighbors.add(definition);
            peer.routeKeeper().announceAll(definition.routes());
        }
        linksChanged();
        log.atInfo()
                .addKeyValue("neighbors", first.neighbors().size())
                .addKeyValue("programs", first.programs().size())
                .log("daemon.started");
        first.programs().forEach(program -> awaitedPrograms.add(program.name()));
        loop.schedule(this::startSessions, PROGRAM_PATIENCE_NANOS);
        startSessionsIfReady();
    }

    /** Sessions begin when every program is there to be told of them, or was given up, or takes too long. */
    private void startSessionsIfReady() {
        if (awaitedPrograms.isEmpty() && isStarted) {
            startSessions();
        }
    }

    private void startSessions() {
        if (!areSessionsStarted && !isStopping) {
            areSessionsStarted = true;
            unsettled.addAll(neighbors.configured());
            unsettled.removeIf(Peer::isWaitedFor);
            neighbors.configured().forEach(Peer::start);
            loop.schedule(this::settle, SETTLING_NANOS);
            settleIfReady();
        }
    }

    @Override
    public void attempted(Peer peer) {
        if (unsettled.remove(peer)) {
            settleIfReady();
        }
    }

    private void settleIfReady() {
        if (unsettled.isEmpty()) {
            // Behind the first burst of routes, which is sent at the end of this turn.
            loop.execute(() -> loop.execute(this::settle));
        }
    }

    /** From here on commands are carried out. */
    private void settle() {
        unsettled.clear();
        if (!isSettled) {
            isSettled = true;
            programs.all().forEach(Client::resume);
        }
    }

    void addTransport(ApiTransport transport) {
        transport.open(this);
        transports.add(transport);
        loop.execute(() -> {
            if (isStarted && !isStopping) {
                transport.programs(configuration.programs(), false);
            }
        });
    }

    void removeTransport(ApiTransport transport) {
        transports.remove(transport);
        transport.close();
    }

    // ---- turns

    private void endOfTurnSoon() {
        if (!isEndOfTurnScheduled) {
            isEndOfTurnScheduled = true;
            loop.execute(this::endOfTurn);
        }
    }

    private void endOfTurn() {
        isEndOfTurnScheduled = false;
        if (!dirtyPeers.isEmpty()) {
            List<Peer> peers = List.copyOf(dirtyPeers);
            dirtyPeers.clear();
            peers.forEach(Peer::flush);
        }
        if (!waiters.isEmpty()) {
            List<Waiter> ready = waiters.stream()
                    .filter(waiter -> !isPending(waiter.peers()))
                    .toList();
            waiters.removeAll(ready);
            ready.forEach(waiter -> waiter.then().run());
        }
        if (!dirtyClients.isEmpty()) {
            dirtyClients.forEach(Client::handOver);
            dirtyClients.clear();
        }
    }

    private static boolean isPending(List<PeerControl> peers) {
        for (PeerControl peer : peers) {
            if (peer instanceof Peer one && one.isPending()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void dirty(Peer peer) {
        dirtyPeers.add(peer);
        endOfTurnSoon();
    }

    @Override
    public void dirty(Client client) {
        dirtyClients.add(client);
        endOfTurnSoon();
    }

    @Override
    public void whenSent(List<PeerControl> peers, Runnable then) {
        waiters.add(new Waiter(peers, then));
        endOfTurnSoon();
    }

    @Override
    public void finished(Peer peer) {
        neighbors.remove(peer);
        programs.neighborsChanged();
        if (neighbors.all().isEmpty() && !peer.isEphemeral() && !isStopping) {
            log.atInfo().log("daemon.no-neighbor-left");
            stop(0);
        }
    }

    // ---- programs

    @Override
    public ApiClient connect(String name, String encoder, ClientKind kind) {
        Client client = new Client(
                name,
                encoder,
                kind,
                environment.isOn("api.ack"),
                environment.number("api.queue"),
                environment.number("api.command-queue"),
                loop,
                this);
        loop.execute(() -> {
            programs.add(client);
            if (!isSettled) {
                client.suspend();
            }
            linksChanged();
            awaitedPrograms.remove(name);
            startSessionsIfReady();
        });
        return client;
    }

    @Override
    public void lost(String name, String why) {
        loop.execute(() -> {
            log.atError()
                    .addKeyValue("process", name)
                    .addKeyValue("reason", why)
                    .log("process.lost");
            awaitedPrograms.remove(name);
            startSessionsIfReady();
            if (environment.isOn("api.terminate") && !isStopping) {
                stop(1);
            }
        });
    }

    @Override
    public String setting(String name) {
        return environment.get(name);
    }

    @Override
    public void line(Client client, byte[] octets, int from, int to) {
        dispatcher.line(client, octets, from, to);
    }

    @Override
    public void drained(Client client) {
        neighbors.all().forEach(peer -> peer.drained(client));
    }

    @Override
    public void closed(Client client, String why) {
        programs.remove(client);
        linksChanged();
        drained(client);
        log.atInfo()
                .addKeyValue("process", client.name())
                .addKeyValue("reason", why)
                .log("process.closed");
    }

    @Override
    public List<Peer> addressable(Client client) {
        return programs.addressable(client, everyone);
    }

    private void linksChanged() {
        programs.neighborsChanged();
        for (Peer peer : neighbors.all()) {
            peer.events().subscriptions(programs.subscriptions(peer));
        }
    }

    // ---- signals and reload

    void signal(Signal signal, int number) {
        loop.execute(() -> {
            String name = signalName(number);
            log.atInfo().addKeyValue("signal", name).log("daemon.signal");
            for (Peer peer : neighbors.all()) {
                peer.events().signal(peer.identity(), number, name);
            }
            switch (signal) {
                case SHUTDOWN -> stop(0);
                case RELOAD -> reload(false, false);
                case RELOAD_AND_RESTART_PROGRAMS -> reload(true, false);
                case RESTART -> reload(true, true);
            }
        });
    }

    private static String signalName(int number) {
        return switch (number) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 10 -> "SIGUSR1";
            case 12 -> "SIGUSR2";
            case 14 -> "SIGALRM";
            case 15 -> "SIGTERM";
            default -> "SIG" + number;
        };
    }

    private void reload(boolean restartsPrograms, boolean restartsSessions) {
        if (isStopping || files.isEmpty()) {
            return;
        }
        if (isReloading) {
            // One at a time, none forgotten: the newest file content counts, read once more after the running one.
            loop.schedule(() -> reload(restartsPrograms, restartsSessions), 10_000_000);
            return;
        }
        isReloading = true;
        fileIndex = (fileIndex + 1) % files.size();
        Path file = files.get(fileIndex);
        worker.execute(() -> {
            try {
                Configuration next = loader.load(file, registry.current(), environment);
                loop.execute(() -> replace(next, restartsPrograms, restartsSessions));
            } catch (ConfigurationLoader.ConfigurationException invalid) {
                loop.execute(() -> {
                    isReloading = false;
                    log.atError()
                            .addKeyValue("reason", invalid.getMessage())
                            .log("configuration.refused: the running one stays");
                });
            }
        });
    }

    private void replace(Configuration next, boolean restartsPrograms, boolean restartsSessions) {
        isReloading = false;
        try {
            listeners.apply(next);
        } catch (IOException unbound) {
            log.atError()
                    .addKeyValue("reason", unbound.getMessage())
                    .log("configuration.refused: the running one stays");
            return;
        }
        configuration = next;
        transports.forEach(transport -> transport.programs(next.programs(), restartsPrograms));
        for (Peer peer : neighbors.configured()) {
            boolean isWanted = next.neighbors().stream()
                    .anyMatch(one -> one.name().equals(peer.definition().name()));
            if (!isWanted) {
                peer.stop(farewell(NotificationCode.PEER_DECONFIGURED), "no longer configured");
                neighbors.remove(peer);
            }
        }
        for (NeighborDefinition definition : next.neighbors()) {
            Peer peer = neighbors.get(definition.name());
            if (peer == null) {
                Peer added = neighbors.add(definition);
                added.routeKeeper().announceAll(definition.routes());
                linksChanged();
                added.start();
            } else {
                redefine(peer, definition, restartsSessions);
            }
        }
        linksChanged();
        log.atInfo().addKeyValue("neighbors", next.neighbors().size()).log("configuration.replaced");
    }

    private void redefine(Peer peer, NeighborDefinition definition, boolean restartsSession) {
        NeighborDefinition before = peer.definition();
        boolean isNew = restartsSession || Neighbors.needsNewSession(before, definition);
        if (isNew) {
            peer.stop(farewell(NotificationCode.PEER_DECONFIGURED), "definition changed");
        }
        peer.redefine(definition);
        RouteDiff.apply(peer, before.routes(), definition.routes());
        if (isNew) {
            peer.start();
        }
    }

    private static FsmOutput.SendNotification farewell(int subcode) {
        return new FsmOutput.SendNotification(NotificationCode.CEASE, subcode, Farewells.cease(subcode, null));
    }

    // ---- end

    private void stop(int code) {
        if (isStopping) {
            return;
        }
        isStopping = true;
        listeners.close();
        for (Peer peer : neighbors.all()) {
            // A peer that was offered graceful restart keeps our routes if it hears nothing (RFC 4724, 4).
            boolean isSilent = peer.isGracefullyRestarting();
            peer.stop(isSilent ? null : farewell(NotificationCode.ADMINISTRATIVE_SHUTDOWN), "the daemon ends");
        }
        // First: what ends from here on is not started again.
        transports.forEach(transport -> transport.programs(List.of(), false));
        tellStopping();
        worker.execute(() -> {
            transports.forEach(ApiTransport::close);
            exit.complete(code);
        });
    }

    private void tellStopping() {
        WireWriter line = new WireWriter();
        Event event = new Event.Stopping(new Event.Envelope(null, loop.wallClockMicros(), 0, null, null));
        for (Client client : programs.all()) {
            MessageEncoder encoder = registry.encoder(client.encoder());
            if (encoder != null) {
                encoder.encode(event, encoderOptions, registry.current(), line.clear());
                client.event(line.array(), 0, line.size());
            }
            client.end();
        }
    }

    // ---- what commands ask

    @Override
    public String version() {
        return Product.VERSION;
    }

    @Override
    public long pid() {
        return ProcessHandle.current().pid();
    }

    @Override
    public long uptimeSeconds() {
        return (loop.nowNanos() - startedNanos) / 1_000_000_000L;
    }

    @Override
    public long startedAtMicros() {
        return startedMicros;
    }

    @Override
    public String uuid() {
        return uuid;
    }

    @Override
    public List<PeerControl> peers() {
        return List.copyOf(neighbors.all());
    }

    @Override
    public List<CommandPath> commands() {
        return dispatcher.paths();
    }

    @Override
    public void shutdown() {
        // After the answer to the command that asks for it.
        loop.execute(() -> stop(0));
    }

    @Override
    public void reload() {
        reload(false, false);
    }

    @Override
    public void restart() {
        reload(true, true);
    }

    @Override
    public void watchdog(String name, boolean announces) {
        for (Peer peer : neighbors.all()) {
            if (peer.routeKeeper().watchdog(name, announces)) {
                dirty(peer);
            }
        }
    }

    @Override
    public List<QueueStatus> queues() {
        return programs.all().stream()
                .map(client -> new QueueStatus(client.name(), client.lossCount(), client.waitingOctets()))
                .toList();
    }

    @Override
    public int apiVersion() {
        return apiVersion;
    }

    @Override
    public void apiVersion(int version) {
        apiVersion = version;
    }

    /** For tests: the configuration in force. */
    @Nullable
    Configuration configuration() {
        return configuration;
    }
}
