package org.herald.api.wire;

import org.jspecify.annotations.Nullable;

/**
 * The input is not what its RFC says. The only exception that a decoder may throw.
 *
 * <p>A decoder states what it knows; what it leaves open (the severity, the code and subcode of a NOTIFICATION) the owner of the
 * element that was being decoded fills in. Codecs report, one place in the session decides and acts. Carries no stack
 * trace: malformed input is not a programming error, and peers can send much of it.
 */
public final class MalformedException extends Exception {
    private static final byte[] NO_DATA = {};

    private final @Nullable Severity severity;
    private final int code;
    private final int subcode;
    private final int offset;
    private final byte[] data;

    private MalformedException(
            @Nullable Severity severity, int code, int subcode, int offset, byte[] data, String what) {
        super(what, null, false, false);
        this.severity = severity;
        this.code = code;
        this.subcode = subcode;
        this.offset = offset;
        this.data = data;
    }

    /** Malformed at an offset (octets from the start of the reader's array), in words; all else is the owner's to say. */
    public MalformedException(String what, int offset) {
        this(null, 0, 0, offset, NO_DATA, what);
    }

    /** The same with a severity of its own, stronger or weaker than what its owner would take. */
    public MalformedException(Severity severity, String what, int offset) {
        this(severity, 0, 0, offset, NO_DATA, what);
    }

    /** An error that ends the session with this NOTIFICATION (RFC 4271, 4.5); the data octets are owned by the exception. */
    public static MalformedException reset(int code, int subcode, byte[] data, String what) {
        return new MalformedException(Severity.RESET_SESSION, code, subcode, 0, data, what);
    }

    /** The same error, with what the owner of the element adds where nothing was said before. */
    public MalformedException orElse(Severity ownerSeverity, int ownerCode, int ownerSubcode) {
        if (severity != null && code != 0) {
            return this;
        }
        return new MalformedException(
                severity != null ? severity : ownerSeverity,
                code != 0 ? code : ownerCode,
                code != 0 ? subcode : ownerSubcode,
                offset,
                data,
                getMessage());
    }

    /** The severity stated, or null if the owner decides. */
    public @Nullable Severity severity() {
        return severity;
    }

    /** The severity stated, else this. */
    public Severity severityOr(Severity ownerSeverity) {
        return severity != null ? severity : ownerSeverity;
    }

    /** NOTIFICATION error code, 0 if not stated. */
    public int code() {
        return code;
    }

    /** NOTIFICATION error subcode. */
    public int subcode() {
        return subcode;
    }

    /** Where: octets from the start of the array that was read. */
    public int offset() {
        return offset;
    }

    /** What a NOTIFICATION carries as data; not to be changed. */
    public byte[] data() {
        return data;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
