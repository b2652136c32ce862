package org.herald.core.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.client.AnswerForm;
import org.herald.api.client.ApiCall;
import org.herald.api.client.ApiCommand;
import org.herald.api.client.ApiPort;
import org.herald.api.client.ClientControl;
import org.herald.api.client.CommandPath;
import org.herald.api.client.DaemonControl;
import org.herald.api.client.MessageEncoder;
import org.herald.api.client.PeerControl;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.WireWriter;
import org.herald.core.registry.FaultWall;
import org.herald.core.registry.Registry;
import org.herald.core.session.Peer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a line to a command and back to an answer. Used on the loop. */
public final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final String SYNC = "sync";
    private static final String ASYNC = "async";
    private static final byte[] DEBUG = {'d', 'e', 'b', 'u', 'g', ' '};

    /** What the dispatcher asks of the daemon. */
    public interface Directory {
        /** The neighbors that a program may address. */
        List<Peer> addressable(Client client);

        /** Calls back once all that waits for these neighbors was written to those that are connected. */
        void whenSent(List<PeerControl> peers, Runnable then);
    }

    private final Registry registry;
    private final DaemonControl daemon;
    private final Directory directory;
    private final FaultWall faults;
    private final java.util.function.LongSupplier clock;
    private final Words words = new Words();
    private final RouteDraft draft = new RouteDraft();
    private CommandTree commands = new CommandTree(List.of());
    private List<ApiCommand> known = List.of();

    public Dispatcher(
            Registry registry,
            DaemonControl daemon,
            Directory directory,
            FaultWall faults,
            java.util.function.LongSupplier clock) {
        this.registry = registry;
        this.daemon = daemon;
        this.directory = directory;
        this.faults = faults;
        this.clock = clock;
    }

    /** Every spelling of every command, sorted. */
    public List<CommandPath> paths() {
        return tree().paths();
    }

    private CommandTree tree() {
        List<ApiCommand> installed = registry.commands();
        if (installed != known) {
            known = installed;
            commands = new CommandTree(installed);
        }
        return commands;
    }

    /** Carries out one line and answers it. */
    public void line(Client client, byte[] octets, int from, int to) {
        if (startsWith(octets, from, to, DEBUG)) {
            log.atDebug()
                    .addKeyValue("process", client.name())
                    .addKeyValue("text", new String(octets, from, to - from, StandardCharsets.UTF_8))
                    .log("api.debug");
            return;
        }
        words.split(octets, from, to);
        if (!words.hasNext() || octets[words.start(0)] == '#') {
            client.answer(true, null);
            return;
        }
        Call call = new Call(client);
        try {
            run(call);
        } catch (StatementException invalid) {
            refuse(client, octets, from, to, invalid.getMessage());
        } catch (RuntimeException | StackOverflowError fault) {
            ApiCommand failed = call.command;
            if (failed != null) {
                byte[] line = java.util.Arrays.copyOfRange(octets, from, to);
                faults.fault(failed, fault, line, clock.getAsLong());
            } else {
                log.atError()
                        .setCause(fault)
                        .addKeyValue("process", client.name())
                        .log("api.failed");
            }
            refuse(client, octets, from, to, "the command failed, see the log");
        }
    }

    private void refuse(Client client, byte[] octets, int from, int to, String reason) {
        log.atWarn()
                .addKeyValue("process", client.name())
                .addKeyValue("command", new String(octets, from, Math.min(to - from, 1024), StandardCharsets.UTF_8))
                .addKeyValue("reason", reason)
                .log("api.refused");
        client.answer(false, daemon.apiVersion() >= 6 ? "error: " + reason : null);
    }

    private void run(Call call) throws StatementException {
        boolean isAddressed = Selectors.isNext(words);
        List<Peer> candidates = directory.addressable(call.client);
        List<? extends PeerControl> peers = isAddressed ? Selectors.take(words, candidates) : candidates;
        CommandTree.Match match = tree().find(words);
        if (match == null) {
            throw words.failure(
                    words.hasNext() ? "'" + words.peek() + "' is not a command here" : "a command is missing",
                    tree().valid(words));
        }
        call.match(match, isAddressed, peers);
        requirePeers(match.path(), isAddressed, peers);
        boolean isSynchronized = isSynchronized(call, match);
        words.position(words.position() + match.wordCount());
        draft.clear();
        match.command().run(call);
        call.finish(isSynchronized);
    }

    private void requirePeers(CommandPath path, boolean isAddressed, List<? extends PeerControl> peers)
            throws StatementException {
        if (path.addressing() == CommandPath.Addressing.NONE) {
            if (isAddressed) {
                throw new StatementException("'" + path.words() + "' takes no neighbor", path.words());
            }
            return;
        }
        if (path.addressing() == CommandPath.Addressing.REQUIRED && !isAddressed) {
            throw new StatementException("'" + path.words() + "' needs a neighbor before it", path.words());
        }
        if (peers.isEmpty()) {
            throw new StatementException("no neighbor matching the command", "");
        }
    }

    /** A final {@code sync} or {@code async}, also one before a final form of answers, says for this command when it is answered. */
    private boolean isSynchronized(Call call, CommandTree.Match match) {
        if (match.path().addressing() == CommandPath.Addressing.NONE) {
            return false;
        }
        int last = words.count() - 1;
        boolean isForm = isForm(last) && isWhen(last - 1);
        int at = isForm ? last - 1 : last;
        if (!isWhen(at)) {
            return call.client.isSynchronized();
        }
        boolean isOn = words.equalsAt(at, SYNC);
        int formStart = words.start(last);
        int formEnd = words.end(last);
        words.dropLast();
        if (isForm) {
            words.dropLast();
            words.add(formStart, formEnd);
        }
        return isOn;
    }

    private boolean isWhen(int index) {
        return index >= 0 && (words.equalsAt(index, SYNC) || words.equalsAt(index, ASYNC));
    }

    private boolean isForm(int index) {
        for (AnswerForm form : AnswerForm.values()) {
            if (words.equalsAt(index, form.word())) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] octets, int from, int to, byte[] start) {
        return to - from >= start.length
                && java.util.Arrays.equals(octets, from, from + start.length, start, 0, start.length);
    }

    /** One command being carried out. */
    private final class Call implements ApiCall {
        private final Client client;
        private final ClientControl.Acknowledgement before;
        private @Nullable ApiCommand command;
        private @Nullable CommandPath path;
        private boolean isAddressed;
        private List<PeerControl> peers = List.of();
        private @Nullable WireWriter reply;
        private @Nullable LineSource lines;

        private Call(Client client) {
            this.client = client;
            this.before = client.acknowledgement();
        }

        @SuppressWarnings("unchecked") // a list that is only read
        private void match(CommandTree.Match match, boolean addressed, List<? extends PeerControl> selected) {
            command = match.command();
            path = match.path();
            isAddressed = addressed;
            peers = (List<PeerControl>) selected;
        }

        private void finish(boolean isSynchronized) {
            if (reply != null) {
                client.reply(reply.array(), 0, reply.size());
            }
            if (lines != null) {
                client.stream(lines, () -> client.answer(true, null));
                return;
            }
            if (isSynchronized) {
                client.suspend();
                directory.whenSent(new ArrayList<>(peers), () -> {
                    client.answer(true, null);
                    client.resume();
                });
                return;
            }
            acknowledge();
        }

        private void acknowledge() {
            boolean isLast = client.acknowledgement() == ClientControl.Acknowledgement.DISABLED;
            if (!isLast || before == ClientControl.Acknowledgement.ENABLED) {
                client.answer(true, null);
            }
            if (isLast) {
                // Answered this once more, if answers were on; from here on nothing is.
                client.acknowledge(ClientControl.Acknowledgement.SILENT);
            }
        }

        @Override
        public Words words() {
            return words;
        }

        @Override
        public CommandPath path() {
            if (path == null) {
                throw new IllegalStateException("no command yet");
            }
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
            return registry.current();
        }

        @Override
        public DaemonControl daemon() {
            return daemon;
        }

        @Override
        public ClientControl client() {
            return client;
        }

        @Override
        public Dialect dialect() {
            if (client.kind() == ApiPort.ClientKind.OPERATOR) {
                return Dialect.TEXT5;
            }
            MessageEncoder encoder = registry.encoder(client.encoder());
            return encoder == null ? Dialect.TEXT5 : encoder.dialect();
        }

        @Override
        public RouteDraft draft() {
            draft.clear();
            return draft;
        }

        @Override
        public void reply(String line) {
            reply().bytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public WireWriter reply() {
            if (reply == null) {
                reply = new WireWriter(256, WireWriter.UNBOUNDED);
            }
            return reply;
        }

        @Override
        public void reply(LineSource source) {
            lines = source;
        }
    }
}
