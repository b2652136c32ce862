package org.herald.launcher.flat;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.herald.api.daemon.CodecRegistry;
import org.herald.api.daemon.Environment;
import org.herald.api.daemon.Tool;

/** What tools get: the process's streams, and services when they ask for them. */
final class ToolContext implements Tool.Context {
    private static final int BUFFERED_OCTETS = 64 * 1024;

    private final FlatRegistry registry;
    private final Path home;
    private final List<String> launcher;
    private final PrintStream out = new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFERED_OCTETS),
            true,
            StandardCharsets.UTF_8);

    ToolContext(FlatRegistry registry, Path home, List<String> launcher) {
        this.registry = registry;
        this.home = home;
        this.launcher = List.copyOf(launcher);
    }

    @Override
    public InputStream in() {
        return System.in;
    }

    /** Each line goes out at once: a program may wait for it. */
    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return System.err;
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Environment environment() {
        return needed(Environment.class);
    }

    @Override
    public CodecRegistry codecs() {
        return needed(CodecRegistry.class);
    }

    @Override
    public List<String> launcher() {
        return launcher;
    }

    private <T> T needed(Class<T> type) {
        T service = registry.best(type);
        if (service == null) {
            throw new IllegalStateException("the active features have no " + type.getSimpleName());
        }
        return service;
    }
}
