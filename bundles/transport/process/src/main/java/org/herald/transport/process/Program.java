package org.herald.transport.process;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ProgramDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program of the configuration, through all of its children: never more than one at a time. Used on the {@link Steward}'s thread. */
final class Program implements Child.Owner {
    /** Who hears that nothing of it is left. */
    interface Owner {
        void idle(Program program);
    }

    private static final Logger log = LoggerFactory.getLogger(Program.class);
    private static final String RESPAWN_SETTING = "api.respawn";
    /** How settings of the environment say yes. */
    private static final Set<String> ON = Set.of("1", "yes", "on", "enable", "true");

    private static final String STUCK_SETTING = "api.stuck-seconds";

    private final ApiPort port;
    private final Steward steward;
    private final Owner owner;
    private final StartLimit limit;
    private ProgramDefinition definition;
    private @Nullable Child child;
    private boolean isWanted;
    private boolean isRestarting;

    Program(ProgramDefinition definition, ApiPort port, Steward steward, LongSupplier clockSeconds, Owner owner) {
        this.definition = definition;
        this.port = port;
        this.steward = steward;
        this.owner = owner;
        this.limit = new StartLimit(clockSeconds);
    }

    String name() {
        return definition.name();
    }

    boolean isRunning() {
        return child != null;
    }

    /** It shall run. @param restartChanged also anew, if it runs as something else */
    void want(ProgramDefinition wanted, boolean restartChanged) {
        boolean isChanged = !wanted.equals(definition);
        definition = wanted;
        boolean wasWanted = isWanted;
        isWanted = true;
        Child running = child;
        if (running == null) {
            limit.reset();
            start();
        } else if (!wasWanted || isChanged && restartChanged) {
            limit.reset();
            isRestarting = true;
            running.stop("its definition changed");
        }
    }

    /** It shall not run any longer. */
    void end(String why) {
        isWanted = false;
        Child running = child;
        if (running == null) {
            owner.idle(this);
        } else {
            running.stop(why);
        }
    }

    /** Nobody waits for its end any longer. */
    void abandon() {
        Child running = child;
        if (running != null) {
            running.abandon();
        }
    }

    private void start() {
        if (!limit.tryStart()) {
            port.lost(
                    name(),
                    "it was started " + StartLimit.MOST_STARTS + " times within " + StartLimit.BLOCK_SECONDS
                            + " seconds");
            return;
        }
        try {
            ProcessGroup group = ProcessGroup.start(definition.command());
            ApiClient client = port.connect(name(), definition.encoder(), ApiPort.ClientKind.PROGRAM);
            log.atInfo()
                    .addKeyValue("process", name())
                    .addKeyValue("pid", group.leader().pid())
                    .log("process.started");
            Child started = new Child(name(), group, client, steward, this);
            child = started;
            started.begin(Integer.parseInt(port.setting(STUCK_SETTING)));
        } catch (IOException refused) {
            port.lost(name(), "it cannot be started: " + refused.getMessage());
        }
    }

    @Override
    public void ended(Child gone, String why) {
        child = null;
        if (!isWanted) {
            owner.idle(this);
        } else if (isRestarting
                || definition.respawns()
                        && ON.contains(port.setting(RESPAWN_SETTING).toLowerCase(Locale.ROOT))) {
            isRestarting = false;
            start();
        } else {
            port.lost(name(), why);
        }
    }
}
