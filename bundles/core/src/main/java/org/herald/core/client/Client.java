package org.herald.core.client;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiClient;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ClientControl;
import org.herald.api.daemon.EventLoop;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program: its unread commands, its output, its manner of being answered. Commands are carried out one after the other, in the order written, for a
 * turn at a time: {@link #TURN_OCTETS}, or {@link #TURN_NANOS} once {@link #LEAST_TURN_OCTETS} were read. Between two turns the loop looks at its
 * connections, its timers and the other programs.
 */
public final class Client implements ApiClient, ClientControl {
    /** The longest command line. */
    public static final int MOST_LINE_OCTETS = 1 << 20;

    /** Commands that one program may have carried out before others get their turn: what its transport reads at once. */
    private static final int TURN_OCTETS = 64 * 1024;

    /** Commands that are taken together however long they take: what a script writes in one go goes into common UPDATEs. */
    private static final int LEAST_TURN_OCTETS = 8 * 1024;

    /** How long others wait at the most for a turn that is longer than that. */
    private static final long TURN_NANOS = 10_000_000;

    private static final Logger log = LoggerFactory.getLogger(Client.class);
    private static final byte[] DONE = {'d', 'o', 'n', 'e', '\n'};
    private static final byte[] ERROR = {'e', 'r', 'r', 'o', 'r', '\n'};

    /** Who carries out commands and wants to know of the client's state. All on the loop. */
    public interface Owner {
        /** Carries out one line, without its end. */
        void line(Client client, byte[] octets, int from, int to);

        /** There is room for events again. */
        void drained(Client client);

        /** The program is gone. */
        void closed(Client client, String why);

        /** Something was appended: {@link Client#handOver} is wanted at the end of the turn. */
        void dirty(Client client);
    }

    private final String name;
    private final String encoder;
    private final ApiPort.ClientKind kind;
    private final EventLoop loop;
    private final Owner owner;
    private final ClientOutput output;
    private final long replyOctets;
    private final Semaphore commandRoom;
    private final int commandOctets;
    private final ArrayDeque<byte[]> unread = new ArrayDeque<>();
    private int unreadAt;
    private byte[] partial = {};
    private int partialLength;
    private boolean isOverlong;
    private Acknowledgement acknowledgement;
    private boolean isSynchronized;
    private boolean isTurnScheduled;
    private boolean isSuspended;
    private boolean isClosed;
    private boolean isDirty;
    private long droppedReplies;
    private long lostEvents;
    private ApiCall.@Nullable LineSource lines;
    private final WireWriter lineBuffer = new WireWriter(4096, WireWriter.UNBOUNDED);

    /**
     * @param outputOctets bound of output
     * @param commandOctets bound of unread commands
     */
    public Client(
            String name,
            String encoder,
            ApiPort.ClientKind kind,
            boolean acknowledges,
            long outputOctets,
            int commandOctets,
            EventLoop loop,
            Owner owner) {
        this.name = name;
        this.encoder = encoder;
        this.kind = kind;
        this.loop = loop;
        this.owner = owner;
        this.acknowledgement = acknowledges ? Acknowledgement.ENABLED : Acknowledgement.SILENT;
        this.output = new ClientOutput(outputOctets, () -> loop.execute(() -> owner.drained(this)));
        // A program that never reads its replies shall still get its events: replies may take a quarter of the room.
        this.replyOctets = outputOctets / 4;
        this.commandOctets = commandOctets;
        this.commandRoom = new Semaphore(commandOctets);
    }

    @Override
    public String name() {
        return name;
    }

    /** The name of the encoder that it asked for. */
    public String encoder() {
        return encoder;
    }

    public ApiPort.ClientKind kind() {
        return kind;
    }

    // ---- the transport's side

    @Override
    public void received(byte[] octets, int from, int count) throws InterruptedException {
        int at = from;
        int left = count;
        while (left > 0) {
            int some = Math.min(left, commandOctets);
            commandRoom.acquire(some);
            byte[] piece = Arrays.copyOfRange(octets, at, at + some);
            loop.execute(() -> commands(piece));
            at += some;
            left -= some;
        }
    }

    @Override
    public int take(byte[] into) throws InterruptedException {
        return output.take(into);
    }

    @Override
    public void closed(String why) {
        loop.execute(() -> {
            if (!isClosed) {
                isClosed = true;
                output.end();
                owner.closed(this, why);
            }
        });
    }

    // ---- commands, on the loop

    private void commands(byte[] piece) {
        unread.addLast(piece);
        turnSoon();
    }

    /** Not as a task of the loop at once: a loop carries out all that waits before it looks at connections and timers again. */
    private void turnSoon() {
        if (!isTurnScheduled && !isSuspended && !unread.isEmpty()) {
            isTurnScheduled = true;
            loop.schedule(this::turn, 0);
        }
    }

    /** Carries out what was read, for one turn. */
    private void turn() {
        isTurnScheduled = false;
        long began = loop.nowNanos();
        int taken = 0;
        while (!unread.isEmpty() && !isSuspended && taken < TURN_OCTETS) {
            if (taken >= LEAST_TURN_OCTETS && loop.nowNanos() - began > TURN_NANOS) {
                break;
            }
            byte[] piece = unread.peekFirst();
            int before = unreadAt;
            unreadAt = lines(piece, unreadAt, Math.min(piece.length, unreadAt + LEAST_TURN_OCTETS));
            taken += unreadAt - before;
            if (unreadAt == piece.length) {
                unread.removeFirst();
                unreadAt = 0;
                commandRoom.release(piece.length);
            }
        }
        turnSoon();
    }

    /** Carries out the whole lines of a piece; returns how far it came: to the end unless the client was suspended. */
    private int lines(byte[] piece, int from, int to) {
        int start = from;
        for (int at = from; at < to; at++) {
            if (piece[at] != '\n') {
                continue;
            }
            if (partialLength > 0) {
                append(piece, start, at);
            }
            if (isOverlong) {
                isOverlong = false;
                refuseOverlong();
            } else if (partialLength > 0) {
                int length = partialLength;
                partialLength = 0;
                owner.line(this, partial, 0, length);
            } else {
                owner.line(this, piece, start, at);
            }
            start = at + 1;
            if (isSuspended) {
                return start;
            }
        }
        if (start < to && !isOverlong) {
            append(piece, start, to);
        }
        return to;
    }

    private void append(byte[] piece, int from, int to) {
        int count = to - from;
        if (partialLength + count > MOST_LINE_OCTETS) {
            partialLength = 0;
            partial = new byte[0];
            isOverlong = true;
            return;
        }
        if (partial.length < partialLength + count) {
            partial = Arrays.copyOf(partial, Math.max(partialLength + count, partial.length * 2));
        }
        System.arraycopy(piece, from, partial, partialLength, count);
        partialLength += count;
    }

    private void refuseOverlong() {
        log.atWarn()
                .addKeyValue("process", name)
                .addKeyValue("most", MOST_LINE_OCTETS)
                .log("api.line-too-long");
        answer(false, null);
    }

    /** Further commands wait until {@link #resume}. */
    public void suspend() {
        isSuspended = true;
    }

    public void resume() {
        isSuspended = false;
        turnSoon();
    }

    /**
     * None: commands are carried out in order and at once, so what is unread stands behind the command that asks for this, and its writer waits
     * for the answers.
     */
    @Override
    public int dropPending() {
        return 0;
    }

    // ---- answers, on the loop

    /** Answers a command. @param lineBefore a line of explanation, or null */
    public void answer(boolean isDone, @Nullable String lineBefore) {
        if (acknowledgement == Acknowledgement.SILENT) {
            return;
        }
        if (lineBefore != null) {
            byte[] line = (lineBefore + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            reply(line, 0, line.length);
        }
        byte[] word = isDone ? DONE : ERROR;
        reply(word, 0, word.length);
    }

    /**
     * Sends lines that answer a command. What a program does not read of its replies is dropped at the bound, and counted; however many events wait
     * before them, a program that reads loses none.
     */
    public void reply(byte[] octets, int from, int count) {
        if (output.waitingReplyOctets() >= replyOctets) {
            if (droppedReplies++ == 0) {
                log.atWarn().addKeyValue("process", name).log("api.replies-dropped: it does not read them");
            }
            return;
        }
        output.appendReply(octets, from, count);
        markDirty();
    }

    /** Answers with lines made over several turns; further commands wait meanwhile. @param then runs at the end */
    public void stream(ApiCall.LineSource source, Runnable then) {
        suspend();
        lines = source;
        streamSome(then);
    }

    private void streamSome(Runnable then) {
        ApiCall.LineSource source = lines;
        if (source == null || isClosed) {
            return;
        }
        if (output.waitingOctets() > replyOctets / 2) {
            // Paced by the reader: looked at again soon, without a wake-up of its own.
            loop.schedule(() -> streamSome(then), 5_000_000);
            return;
        }
        boolean hasMore = source.write(lineBuffer.clear());
        emit(lineBuffer.array(), 0, lineBuffer.size());
        if (hasMore) {
            loop.execute(() -> streamSome(then));
            return;
        }
        lines = null;
        then.run();
        resume();
    }

    @Override
    public void acknowledge(Acknowledgement how) {
        acknowledgement = how;
    }

    public Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    @Override
    public void synchronize(boolean isOn) {
        isSynchronized = isOn;
    }

    public boolean isSynchronized() {
        return isSynchronized;
    }

    // ---- events, on the loop

    /** Appends an event. At twice its bound a program that does not read loses events, which is counted and logged. */
    public void event(byte[] octets, int from, int count) {
        if (output.isFull() && output.waitingOctets() > replyOctets * 8) {
            if (lostEvents++ == 0) {
                log.atError().addKeyValue("process", name).log("api.events-lost: it does not read them");
            }
            return;
        }
        emit(octets, from, count);
    }

    /** Whether sessions that it listens to should wait. */
    public boolean isFull() {
        return output.isFull();
    }

    /** Asks to be told when there is room. @return false if there is room already */
    public boolean awaitDrain() {
        return output.awaitDrain();
    }

    public long waitingOctets() {
        return output.waitingOctets();
    }

    /** Replies dropped and events lost so far. */
    public long lossCount() {
        return droppedReplies + lostEvents;
    }

    /** Gives the writer what was appended in this turn. */
    public void handOver() {
        isDirty = false;
        output.handOver();
    }

    /** Nothing more will come for it: its transport ends it. */
    public void end() {
        output.end();
    }

    public boolean isClosed() {
        return isClosed;
    }

    private void emit(byte[] octets, int from, int count) {
        output.append(octets, from, count);
        markDirty();
    }

    private void markDirty() {
        if (!isDirty) {
            isDirty = true;
            owner.dirty(this);
        }
    }
}
