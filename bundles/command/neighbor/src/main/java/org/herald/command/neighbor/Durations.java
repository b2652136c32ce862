package org.herald.command.neighbor;

/** Spans of time as people read them. */
final class Durations {
    private static final long SECONDS_A_MINUTE = 60;
    private static final long SECONDS_AN_HOUR = 3600;
    private static final long SECONDS_A_DAY = 86400;

    private Durations() {}

    /** {@code 0:00:04}, {@code 1 day, 2:03:04}. */
    static String text(long seconds) {
        long days = seconds / SECONDS_A_DAY;
        long rest = seconds % SECONDS_A_DAY;
        String time = String.format(
                "%d:%02d:%02d",
                rest / SECONDS_AN_HOUR, rest % SECONDS_AN_HOUR / SECONDS_A_MINUTE, rest % SECONDS_A_MINUTE);
        return days == 0 ? time : days + (days == 1 ? " day, " : " days, ") + time;
    }
}
