package org.herald.api.bgp;

/**
 * Which of the forms that users' programs know is being written. Asked sparingly, and only inside describe and print.
 *
 * @param form what kind of output it is
 * @param version of the reference program whose shape is wanted: 4, 5 or 6
 */
public record Dialect(Form form, int version) {
    /** The kinds of output. */
    public enum Form {
        /** Typed fields: JSON, CBOR and their like. */
        STRUCTURED,
        /** Lines of words for people and for scripts that match them. */
        TEXT,
        /** The configuration language: what is written can be read back. */
        CONFIGURATION
    }

    /** The fields of ExaBGP 5.0's JSON. */
    public static final Dialect JSON5 = new Dialect(Form.STRUCTURED, 5);
    /** The fields of ExaBGP 4.2's JSON. */
    public static final Dialect JSON4 = new Dialect(Form.STRUCTURED, 4);
    /** The fields of ExaBGP 6.0's JSON. */
    public static final Dialect JSON6 = new Dialect(Form.STRUCTURED, 6);
    /** The lines of ExaBGP 5.0's text encoder. */
    public static final Dialect TEXT5 = new Dialect(Form.TEXT, 5);
    /** The lines of ExaBGP 4.2's text encoder. */
    public static final Dialect TEXT4 = new Dialect(Form.TEXT, 4);
    /** The configuration language. */
    public static final Dialect CONFIGURATION = new Dialect(Form.CONFIGURATION, 5);
}
