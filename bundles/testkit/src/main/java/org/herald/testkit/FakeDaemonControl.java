package org.herald.testkit;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.client.CommandPath;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.PeerControl;

/** A daemon of fixed facts that remembers what commands asked of it. */
public final class FakeDaemonControl implements DaemonControl {
    private final List<String> actions = new ArrayList<>();
    private final List<PeerControl> peers = new ArrayList<>();
    private final List<CommandPath> commands = new ArrayList<>();
    private final List<QueueStatus> queues = new ArrayList<>();
    private int apiVersion = 4;

    /** What was called, in order: {@code reload}, {@code watchdog dog announce}. */
    public List<String> actions() {
        return actions;
    }

    public FakeDaemonControl add(PeerControl peer) {
        peers.add(peer);
        return this;
    }

    public FakeDaemonControl add(List<CommandPath> paths) {
        commands.addAll(paths);
        return this;
    }

    public FakeDaemonControl add(QueueStatus queue) {
        queues.add(queue);
        return this;
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public long pid() {
        return 4711;
    }

    @Override
    public long uptimeSeconds() {
        return 93784;
    }

    @Override
    public long startedAtMicros() {
        return 1_795_385_761_918_711L;
    }

    @Override
    public String uuid() {
        return "4f9c7a52-0b1e-4d5c-9d4e-000000000001";
    }

    @Override
    public List<PeerControl> peers() {
        return peers;
    }

    @Override
    public List<CommandPath> commands() {
        return commands;
    }

    @Override
    public void shutdown() {
        actions.add("shutdown");
    }

    @Override
    public void reload() {
        actions.add("reload");
    }

    @Override
    public void restart() {
        actions.add("restart");
    }

    @Override
    public void watchdog(String name, boolean announces) {
        actions.add("watchdog " + name + (announces ? " announce" : " withdraw"));
    }

    @Override
    public List<QueueStatus> queues() {
        return queues;
    }

    @Override
    public int apiVersion() {
        return apiVersion;
    }

    @Override
    public void apiVersion(int version) {
        apiVersion = version;
        actions.add("api version " + version);
    }
}
