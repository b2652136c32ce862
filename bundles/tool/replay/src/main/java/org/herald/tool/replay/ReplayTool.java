package org.herald.tool.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.herald.api.daemon.Tool;
import org.herald.tool.replay.ReplayOptions.Mode;
import org.osgi.service.component.annotations.Component;

/** {@code herald replay}: what a route collector recorded, announced again. */
@Component(service = Tool.class)
public final class ReplayTool implements Tool {
    /** What a feeding child leaves for the daemon's starter when everything was accepted. */
    static final String RESULT_DONE = "done";

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    private static final int WRONG_ARGUMENTS = 2;

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "announce recorded routes and updates (MRT)";
    }

    @Override
    public String help() {
        return ReplayOptions.HELP;
    }

    @Override
    public int run(List<String> arguments, Context context) throws Exception {
        if (arguments.contains("-h") || arguments.contains("--help")) {
            context.out().print(help());
            return SUCCESS;
        }
        try {
            ReplayOptions options = ReplayOptions.parse(arguments);
            if (!Files.isReadable(options.file())) {
                throw new IOException(options.file() + " cannot be read");
            }
            return run(options, context);
        } catch (UsageException e) {
            context.err().println("herald replay: " + e.getMessage());
            return WRONG_ARGUMENTS;
        } catch (IOException e) {
            context.err().println("herald replay: " + e.getMessage());
            return FAILURE;
        }
    }

    private static int run(ReplayOptions options, Context context) throws IOException, InterruptedException {
        if (options.mode() == Mode.LIST) {
            return list(options, context.out());
        }
        if (options.mode() == Mode.ONE_SHOT && options.target() != null) {
            return new OneShot(options, options.target(), context).run();
        }
        return feed(options, context) ? SUCCESS : FAILURE;
    }

    private static int list(ReplayOptions options, PrintStream out) throws IOException {
        PeerCensus census = new PeerCensus();
        boolean isTable;
        try (MrtReader records = new Recording(options.file()).open()) {
            RecordReader reader = new RecordReader(records, census, new IgnoringSink());
            reader.readAll();
            isTable = reader.hasTable();
        }
        out.println("number  " + (isTable ? "  routes" : "messages") + "  peer");
        for (PeerCensus.Entry entry : census.entries()) {
            out.printf("%6d  %8d  %s%n", entry.number(), entry.count(), entry.peer());
        }
        return SUCCESS;
    }

    private static boolean feed(ReplayOptions options, Context context) throws IOException, InterruptedException {
        boolean isAnswered = options.mode() != Mode.PRINT;
        Answers answers = isAnswered ? Answers.of(context.in()) : null;
        Progress progress = new Progress(context.err(), style(options));
        Pace pace = Pace.of(options.routesPerSecond(), options.isRecordedPace());
        CommandWriter out = new CommandWriter(context.out(), pace, progress);
        Feeder feeder = new Feeder(options, out, pace, progress, answers);
        boolean isDone = feeder.run();
        if (isDone && options.resultFile() != null) {
            Files.writeString(options.resultFile(), RESULT_DONE);
        }
        if (options.mode() == Mode.FEED_ONCE && !options.isKept()) {
            feeder.shutdown();
        }
        if (answers != null && (options.isKept() || options.mode() == Mode.FEED_ONCE)) {
            answers.awaitEnd();
        }
        return isDone;
    }

    private static Progress.Style style(ReplayOptions options) {
        if (options.isQuiet()) {
            return Progress.Style.SILENT;
        }
        return isTerminal(Path.of("/proc/self/fd/2")) ? Progress.Style.BAR : Progress.Style.SUMMARY;
    }

    /** Java tells it of standard input and output only, which are pipes in a child of the daemon. */
    private static boolean isTerminal(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | RuntimeException otherSystem) {
            return false;
        }
    }
}
