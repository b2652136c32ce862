package org.herald.tool.replay;

/** Arguments that are not valid. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param what a sentence for the user */
    UsageException(String what) {
        super(what, null, false, false);
    }
}
