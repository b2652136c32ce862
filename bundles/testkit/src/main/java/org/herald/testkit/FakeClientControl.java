package org.herald.testkit;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.client.ClientControl;

/** A program that remembers what commands set for it. */
public final class FakeClientControl implements ClientControl {
    private final List<String> actions = new ArrayList<>();
    private int pendingCount;

    /** How many commands {@link #dropPending} finds. */
    public FakeClientControl pending(int count) {
        pendingCount = count;
        return this;
    }

    /** What was called, in order: {@code acknowledge SILENT}. */
    public List<String> actions() {
        return actions;
    }

    @Override
    public String name() {
        return "watcher";
    }

    @Override
    public void acknowledge(Acknowledgement how) {
        actions.add("acknowledge " + how);
    }

    @Override
    public void synchronize(boolean isOn) {
        actions.add("synchronize " + isOn);
    }

    @Override
    public int dropPending() {
        actions.add("drop pending");
        return pendingCount;
    }
}
