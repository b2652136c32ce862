package org.herald.launcher;

/** What the user did, or the installation has, makes it impossible to go on. The message is for the user. */
public final class Complaint extends Exception {
    private static final long serialVersionUID = 1L;

    /** Something is wrong with an installation or a configuration. */
    public static final int FAILURE = 1;

    /** Something is wrong with the command line. */
    public static final int WRONG_ARGUMENTS = 2;

    private final int exitCode;

    public Complaint(String sentence) {
        this(FAILURE, sentence);
    }

    public Complaint(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    /** 1 or 2. */
    public int exitCode() {
        return exitCode;
    }
}
