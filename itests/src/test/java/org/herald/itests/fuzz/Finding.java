package org.herald.itests.fuzz;

import java.util.function.Consumer;
import org.herald.api.wire.Hex;
import org.jspecify.annotations.Nullable;

/**
 * An input with which a target fails.
 *
 * @param place where it fails: equal for inputs that show the same fault
 */
record Finding(FuzzTarget target, byte[] input, Throwable failure, String place) {
    private static final int MOST_ATTEMPTS = 20_000;

    static Finding of(FuzzTarget target, byte[] input, Throwable failure) {
        return new Finding(target, input, failure, place(failure));
    }

    private static String place(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        for (StackTraceElement frame : root.getStackTrace()) {
            String owner = frame.getClassName();
            if (owner.startsWith("org.herald.") && !owner.startsWith("org.herald.api.")) {
                return root.getClass().getSimpleName() + " " + frame;
            }
        }
        return root.toString();
    }

    /** The same fault from fewer octets, if that is quickly found. @param started hears of each attempt */
    Finding smaller(Consumer<byte[]> started) {
        Finding best = this;
        int attempts = 0;
        for (int count = Math.max(1, input.length / 2); count > 0; count /= 2) {
            for (int at = 1; at + count <= best.input.length && attempts < MOST_ATTEMPTS; attempts++) {
                byte[] octets = Mutation.without(best.input, at, count);
                started.accept(octets);
                Finding shorter = again(octets);
                if (shorter == null) {
                    at++;
                } else {
                    best = shorter;
                }
            }
        }
        return best;
    }

    private @Nullable Finding again(byte[] octets) {
        try {
            target.attempt(octets);
            return null;
        } catch (RuntimeException | Error e) {
            Finding found = of(target, octets, e);
            return found.place.equals(place) ? found : null;
        }
    }

    /** For people: target, context and octets, and what happens. */
    String text() {
        return target.name() + ", context " + InputContext.of(input).bits() + ", octets "
                + Hex.lower(InputContext.octets(input)) + "\n    " + place + "\n    " + failure.getMessage();
    }
}
