package org.herald.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.CommandPath;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.WireWriter;

/**
 * A call of a command as core would make it: the longest path that a line starts with is taken off, replies are collected. A selector is not
 * part of the line: the peers given here are those it reached.
 */
public final class FakeApiCall implements ApiCall {
    private final Words words;
    private final CommandPath path;
    private final CodecView codecs;
    private final List<PeerControl> peers = new ArrayList<>();
    private final RouteDraft draft = new RouteDraft();
    private final WireWriter replies = new WireWriter();
    private FakeDaemonControl daemon = new FakeDaemonControl();
    private FakeClientControl client = new FakeClientControl();
    private Dialect dialect = Dialect.TEXT5;
    private boolean isAddressed;
    private int pieceCount;

    private FakeApiCall(Words words, CommandPath path, CodecView codecs) {
        this.words = words;
        this.path = path;
        this.codecs = codecs;
    }

    /** A call of this line. @throws IllegalArgumentException if no path of the command starts it */
    public static FakeApiCall of(ApiCommand command, String line, CodecView codecs) {
        return of(command, line, codecs, null);
    }

    /** The same among the paths of one dialect only. */
    public static FakeApiCall of(
            ApiCommand command,
            String line,
            CodecView codecs,
            CommandPath.@org.jspecify.annotations.Nullable Version version) {
        CommandPath longest = null;
        for (CommandPath path : command.paths()) {
            boolean isSpoken =
                    version == null || path.version() == version || path.version() == CommandPath.Version.BOTH;
            boolean isStart = line.equals(path.words()) || line.startsWith(path.words() + " ");
            if (isSpoken
                    && isStart
                    && (longest == null
                            || path.words().length() > longest.words().length())) {
                longest = path;
            }
        }
        if (longest == null) {
            throw new IllegalArgumentException("no path of the command starts '" + line + "'");
        }
        Words words = Words.of(line);
        words.position(Words.of(longest.words()).count());
        return new FakeApiCall(words, longest, codecs);
    }

    /** Neighbors that the command reaches; the daemon has them too. */
    public FakeApiCall to(FakePeerControl... reached) {
        for (FakePeerControl peer : reached) {
            peers.add(peer);
            daemon.add(peer);
        }
        return this;
    }

    /** A selector was written. */
    public FakeApiCall addressed() {
        isAddressed = true;
        return this;
    }

    /** Call before {@link #to}. */
    public FakeApiCall with(FakeDaemonControl what) {
        daemon = what;
        return this;
    }

    public FakeApiCall with(FakeClientControl what) {
        client = what;
        return this;
    }

    public FakeApiCall in(Dialect form) {
        dialect = form;
        return this;
    }

    /** Runs the command; returns what it answered before {@code done}. */
    public String run(ApiCommand command) throws StatementException {
        command.run(this);
        return new String(replies.toByteArray(), StandardCharsets.UTF_8);
    }

    /** How many pieces sources of lines made. */
    public int pieceCount() {
        return pieceCount;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public CommandPath path() {
        return path;
    }

    @Override
    public List<PeerControl> peers() {
        return peers;
    }

    @Override
    public boolean isAddressed() {
        return isAddressed;
    }

    @Override
    public CodecView codecs() {
        return codecs;
    }

    @Override
    public FakeDaemonControl daemon() {
        return daemon;
    }

    @Override
    public FakeClientControl client() {
        return client;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public RouteDraft draft() {
        draft.clear();
        return draft;
    }

    @Override
    public void reply(String line) {
        replies.bytes(line.getBytes(StandardCharsets.UTF_8)).u8('\n');
    }

    @Override
    public WireWriter reply() {
        return replies;
    }

    @Override
    public void reply(LineSource lines) {
        WireWriter piece = new WireWriter();
        boolean hasMore;
        do {
            hasMore = lines.write(piece.clear());
            pieceCount++;
            replies.bytes(piece.array(), 0, piece.size());
        } while (hasMore);
    }
}
