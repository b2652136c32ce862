package org.herald.tool.demo;

/** The show can't go on. */
final class DemoException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param what a sentence for the user */
    DemoException(String what) {
        super(what, null, false, false);
    }
}
