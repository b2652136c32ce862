package org.herald.transport.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ApiTransport;
import org.herald.api.client.ProgramDefinition;
import org.herald.api.client.ProvideTransport;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Runs the programs of the configuration. What starting and stopping waits for is waited for on a thread of its own, never on the caller's. */
@Component(service = ApiTransport.class)
@ProvideTransport("process")
public final class ProcessTransport implements ApiTransport {
    private static final long CLOSE_SECONDS = 5;
    /** How settings of the environment say yes. */
    private static final Set<String> ON = Set.of("1", "yes", "on", "enable", "true");


    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "herald-programs");
        thread.setDaemon(true);
        return thread;
    });
    /** The worker's own. */
    private final Map<String, SupervisedProgram> programs = new LinkedHashMap<>();

    private volatile @Nullable ApiPort port;

    @Override
    public String name() {
        return "process";
    }

    @Override
    public void open(ApiPort to) {
        port = to;
    }

    @Override
    public void programs(List<ProgramDefinition> wanted, boolean restartChanged) {
        ApiPort to = port;
        if (to != null) {
            worker.execute(() -> apply(wanted, restartChanged, to));
        }
    }

    private void apply(List<ProgramDefinition> wanted, boolean restartChanged, ApiPort to) {
        List<SupervisedProgram> ending = new ArrayList<>();
        programs.values().removeIf(program -> {
            boolean isKept = wanted.stream()
                    .anyMatch(definition -> definition.name().equals(program.definition().name())
                            && (!restartChanged || definition.equals(program.definition())));
            if (!isKept) {
                ending.add(program);
            }
            return !isKept;
        });
        ending.forEach(SupervisedProgram::stop);
        boolean mayRespawn = ON.contains(to.setting("api.respawn").toLowerCase(Locale.ROOT));
        for (ProgramDefinition definition : wanted) {
            if (!programs.containsKey(definition.name())) {
                SupervisedProgram program = new SupervisedProgram(
                        definition, to, mayRespawn, () -> System.currentTimeMillis() / 1000);
                programs.put(definition.name(), program);
                program.start();
            }
        }
    }

    @Override
    public void close() {
        worker.execute(() -> {
            List<Thread> stopping = new ArrayList<>();
            for (SupervisedProgram program : programs.values()) {
                Thread thread = new Thread(program::stop, "herald-stop");
                thread.start();
                stopping.add(thread);
            }
            programs.clear();
            for (Thread thread : stopping) {
                try {
                    thread.join();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        });
        worker.shutdown();
        try {
            worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
