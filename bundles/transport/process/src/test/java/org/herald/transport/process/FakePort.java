package org.herald.transport.process;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort;

/** The daemon's side, as a test wants it. */
final class FakePort implements ApiPort {
    static final long PATIENCE_SECONDS = 20;

    final Map<String, String> settings =
            new ConcurrentHashMap<>(Map.of("api.respawn", "true", "api.stuck-seconds", "0"));
    private final BlockingQueue<FakeClient> connected = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();

    @Override
    public ApiClient connect(String name, String encoder, ClientKind kind) {
        FakeClient client = new FakeClient(name, encoder, kind);
        connected.add(client);
        return client;
    }

    @Override
    public void lost(String name, String why) {
        lost.add(name + ": " + why);
    }

    @Override
    public String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no setting " + name);
        }
        return value;
    }

    /** The next program that connects. */
    FakeClient next() throws InterruptedException {
        return some(connected.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "connected");
    }

    /** The next program that is lost. */
    String nextLost() throws InterruptedException {
        return some(lost.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "was lost");
    }

    boolean hasMore() {
        return !connected.isEmpty() || !lost.isEmpty();
    }

    private static <T> T some(T value, String what) {
        if (value == null) {
            throw new AssertionError("nobody " + what);
        }
        return value;
    }
}
