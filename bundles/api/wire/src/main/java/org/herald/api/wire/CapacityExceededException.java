package org.herald.api.wire;

/** A {@link WireWriter} was asked for more octets than its bound. Carries no stack trace: splitting messages relies on it. */
public final class CapacityExceededException extends RuntimeException {
    public CapacityExceededException(int capacity) {
        super("more than " + capacity + " octets", null, false, false);
    }
}
