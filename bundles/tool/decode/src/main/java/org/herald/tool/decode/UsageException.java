package org.herald.tool.decode;

/** The arguments are not valid; the message says why. */
final class UsageException extends Exception {
    UsageException(String what) {
        super(what, null, false, false);
    }
}
