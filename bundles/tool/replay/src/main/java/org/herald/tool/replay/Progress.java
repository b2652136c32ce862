package org.herald.tool.replay;

import java.io.PrintStream;
import java.util.Locale;

/** Tells on standard error how far it is: a bar on a terminal, nothing else until the end. */
final class Progress {
    private static final long REDRAW_NANOS = 200_000_000;
    private static final int BAR_CELLS = 30;

    /** What is told. */
    enum Style {
        BAR,
        SUMMARY,
        SILENT
    }

    private final PrintStream err;
    private final Style style;
    private final long startNanos = System.nanoTime();
    private long drawnNanos = startNanos;
    private long total;
    private boolean isDrawn;

    Progress(PrintStream err, Style style) {
        this.err = err;
        this.style = style;
    }

    /** @param routes that will be announced, 0 if that is not known */
    void total(long routes) {
        total = routes;
    }

    /** So many routes are written. */
    void announced(long routes) {
        if (style != Style.BAR) {
            return;
        }
        long now = System.nanoTime();
        if (now - drawnNanos < REDRAW_NANOS) {
            return;
        }
        drawnNanos = now;
        isDrawn = true;
        err.print("\r" + bar(routes, total) + rate(routes, now - startNanos) + "\033[K");
        err.flush();
    }

    /** A bar, or the mere number if the total is unknown. */
    static String bar(long routes, long total) {
        if (total <= 0) {
            return String.format(Locale.ROOT, "%,d routes", routes);
        }
        int full = (int) Math.min(BAR_CELLS, routes * BAR_CELLS / total);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %,d of %,d routes",
                "#".repeat(full),
                ".".repeat(BAR_CELLS - full),
                routes * 100 / total,
                routes,
                total);
    }

    private static String rate(long routes, long nanos) {
        return String.format(Locale.ROOT, ", %,d/s", routes * 1_000_000_000L / Math.max(1, nanos));
    }

    /** A line of its own. */
    void say(String text) {
        if (style == Style.SILENT) {
            return;
        }
        err.println((isDrawn ? "\r\033[K" : "") + text);
        isDrawn = false;
    }

    /** Seconds since the start, as text. */
    String seconds() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startNanos) / 1e9);
    }
}
