package org.herald.tool.replay;

import java.io.IOException;
import java.util.Map;
import org.herald.tool.replay.ReplayOptions.Mode;
import org.jspecify.annotations.Nullable;

/** Writes the commands of a file, and in the feeding modes sees that they are carried out. */
final class Feeder {
    private static final long MOST_SECONDS_TO_UP = 120;

    private final ReplayOptions options;
    private final Recording recording;
    private final CommandWriter out;
    private final Pace pace;
    private final Progress progress;
    private final @Nullable Answers answers;

    /** @param answers null if nothing is read */
    Feeder(ReplayOptions options, CommandWriter out, Pace pace, Progress progress, @Nullable Answers answers) {
        this.options = options;
        this.recording = new Recording(options.file());
        this.out = out;
        this.pace = pace;
        this.progress = progress;
        this.answers = answers;
    }

    /**
     * Does it.
     *
     * @return whether everything was announced and, where answers are read, accepted
     */
    boolean run() throws IOException, InterruptedException {
        PeerCensus census = new PeerCensus();
        boolean isTable = count(census);
        PeerCensus.Entry chosen = isTable ? census.fullest(options.peer()) : null;
        if (isTable && chosen == null || census.fullest(options.peer()) == null) {
            progress.say("herald replay: " + options.file() + " has nothing of peer " + options.peer());
            return false;
        }
        Map<String, Long> skipped;
        if (chosen != null) {
            progress.total(Math.min(chosen.count(), options.mostRoutes()));
            skipped = table(chosen);
        } else {
            skipped = updates();
        }
        out.flush();
        return finish(skipped);
    }

    private boolean count(PeerCensus census) throws IOException {
        try (MrtReader records = recording.open()) {
            RecordReader reader = new RecordReader(records, census, new IgnoringSink());
            reader.readAll();
            return reader.hasTable();
        }
    }

    private Map<String, Long> table(PeerCensus.Entry chosen) throws IOException, InterruptedException {
        RouteTable table = new RouteTable(options.mostRoutes());
        try (MrtReader records = recording.open()) {
            new RecordReader(records, (number, peer) -> number == chosen.number(), table).readAll();
        }
        progress.say("peer " + chosen.number() + ", " + chosen.peer() + ": " + table.routeCount() + " routes in "
                + table.groupCount() + " attribute sets, read in " + progress.seconds());
        awaitSession();
        table.writeTo(out, new AttributeWords(options.nextHops()));
        return table.skipped();
    }

    private Map<String, Long> updates() throws IOException, InterruptedException {
        awaitSession();
        AttributeWords words = new AttributeWords(options.nextHops());
        UpdateStream stream = new UpdateStream(out, words, pace, options.mostRoutes());
        try (MrtReader records = recording.open()) {
            new RecordReader(records, options.peer()::matches, stream).readAll();
        }
        return stream.skipped();
    }

    private void awaitSession() throws IOException, InterruptedException {
        if (options.mode() != Mode.FEED_ONCE || answers == null) {
            return;
        }
        if (!answers.awaitUp(MOST_SECONDS_TO_UP)) {
            throw new IOException("no session came up within " + MOST_SECONDS_TO_UP + " s");
        }
        progress.say("session is up after " + progress.seconds());
    }

    private boolean finish(Map<String, Long> skipped) throws IOException, InterruptedException {
        skipped.forEach((why, count) -> progress.say("left out " + count + ": " + why));
        if (answers == null) {
            progress.say(
                    out.routeCount() + " routes in " + out.lineCount() + " commands, written in " + progress.seconds());
            return true;
        }
        if (options.mode() == Mode.FEED_ONCE) {
            endOfRib();
        }
        boolean isAnswered = answers.awaitAnswers(out.lineCount());
        String lost = isAnswered ? "" : ", the daemon ended before all was answered";
        String first = answers.firstError().isEmpty() ? "" : " (first: " + answers.firstError() + ")";
        progress.say(out.routeCount() + " routes in " + out.lineCount() + " commands, " + answers.errorCount()
                + " refused" + first + lost + ", done after " + progress.seconds());
        return isAnswered && answers.errorCount() == 0;
    }

    /** Asks the daemon to end. */
    void shutdown() throws IOException {
        out.command("shutdown");
        out.flush();
    }

    /** End-of-RIB of what was announced; {@code sync} has it answered when it was written to the peer, behind all routes. */
    private void endOfRib() throws IOException {
        if (out.hasIpv4() || !out.hasIpv6()) {
            out.command("announce eor ipv4 unicast sync");
        }
        if (out.hasIpv6()) {
            out.command("announce eor ipv6 unicast sync");
        }
        out.flush();
    }
}
