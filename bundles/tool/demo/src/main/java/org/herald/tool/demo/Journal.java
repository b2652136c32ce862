package org.herald.tool.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What happened since the present step of the show began, for whoever waits for it. Thread safe. */
final class Journal {
    private static final int MOST_ENTRIES = 1000;

    /** Who tells. */
    enum Source {
        PEER,
        HERALD,
        PROGRAM
    }

    private record Entry(Source source, String text) {}

    private static final Entry REFUSAL = new Entry(Source.HERALD, "error");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final List<Entry> entries = new ArrayList<>();
    private boolean hasEnded;

    /** Forgets what was: the next step begins. */
    void begin() {
        lock.lock();
        try {
            entries.clear();
        } finally {
            lock.unlock();
        }
    }

    void add(Source source, String text) {
        lock.lock();
        try {
            // nobody waits while a person plays: what is then old is of no use
            if (entries.size() == MOST_ENTRIES) {
                entries.remove(0);
            }
            entries.add(new Entry(source, text));
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will come. */
    void end() {
        lock.lock();
        try {
            hasEnded = true;
            added.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until a source tells something with a text in it.
     *
     * @throws DemoException if it doesn't in time, a command is refused, or the daemon ends
     */
    void await(Source source, String part, long seconds) throws DemoException, InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(seconds);
        lock.lock();
        try {
            while (!has(source, part)) {
                if (entries.contains(REFUSAL)) {
                    throw new DemoException("Herald refused the command");
                }
                if (hasEnded) {
                    throw new DemoException("Herald ended while the demo waited for '" + part + "'");
                }
                if (left <= 0) {
                    throw new DemoException("nothing with '" + part + "' came within " + seconds + " s");
                }
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean has(Source source, String part) {
        return entries.stream()
                .anyMatch(entry -> entry.source() == source && entry.text().contains(part));
    }
}
