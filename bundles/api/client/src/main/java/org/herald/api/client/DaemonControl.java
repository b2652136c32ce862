package org.herald.api.client;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The daemon, as commands see and change it. Used on the loop. */
@ProviderType
public interface DaemonControl {
    /** {@code 0.1.0}. */
    String version();

    long pid();

    long uptimeSeconds();

    /** Microseconds since 1970 when it started. */
    long startedAtMicros();

    /** An identifier that is new at each start. */
    String uuid();

    /** All neighbors, whoever may address them. */
    List<PeerControl> peers();

    /** Every spelling of every installed command, sorted. */
    List<CommandPath> commands();

    /** Ends the daemon after the current commands. */
    void shutdown();

    /** Reads the configuration again. */
    void reload();

    /** Reads the configuration again, resets every session and restarts changed programs. */
    void restart();

    /** Announces or withdraws all routes with this watchdog name, in every neighbor. */
    void watchdog(String name, boolean announces);

    /** What waits for each program. */
    List<QueueStatus> queues();

    /** 4 or 6: the dialect of commands for programs started from now on. */
    int apiVersion();

    void apiVersion(int version);

    /** Output that waits for a program. */
    record QueueStatus(String name, long items, long octets) {}
}
