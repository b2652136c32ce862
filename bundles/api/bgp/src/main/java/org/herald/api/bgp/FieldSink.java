package org.herald.api.bgp;

import java.math.BigInteger;
import org.herald.api.wire.IpAddress;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes the neutral, typed fields of a decoded element; encoders implement it, so that an encoder of tomorrow renders every family of
 * today. The order of calls is the order of fields.
 *
 * <p>Inside an object a {@link #name} comes before each value; inside a list values stand alone.
 */
@ConsumerType
public interface FieldSink {
    /** Which form the user asked for. */
    Dialect dialect();

    /** The name of the field whose value comes next. ASCII without quotes or control characters: it is written as it is. */
    FieldSink name(String name);

    /**
     * The object or list that comes next is written without blanks inside its brackets, with all that is in it: programs that match text are
     * used to <code>{"0": {"value": [1, 2]}}</code> for some fields. Without effect in forms that know no blanks.
     */
    default FieldSink dense() {
        return this;
    }

    /** A text of any characters: the sink escapes them. */
    void text(String value);

    /** A number, -2^63 to 2^63-1. */
    void number(long value);

    /** A number of 64 unsigned bits. */
    void unsigned(long bits);

    /** A number of 128 unsigned bits. */
    void unsigned(long highBits, long lowBits);

    /** A number of any size, 0 or more: as text where the form has no such numbers. */
    default void unsigned(BigInteger value) {
        text(value.toString());
    }

    /** A number with a fraction; as short as it reads back the same. */
    void decimal(double value);

    void bool(boolean value);

    /** No value. */
    void absent();

    /** An address, as text in text forms. */
    void address(IpAddress address);

    /** A prefix, {@code 203.0.113.0/24} in text forms. @param bits its length */
    void prefix(IpAddress address, int bits);

    /** Octets: in text forms upper-case digits behind a lead such as {@code 0x} (or nothing). */
    void hex(String lead, byte[] octets, int from, int count);

    /** The same with lower-case digits. */
    void lowerHex(String lead, byte[] octets, int from, int count);

    void openObject();

    void closeObject();

    void openList();

    void closeList();

    // ---- one call for the usual field

    default void field(String name, String value) {
        name(name).text(value);
    }

    default void field(String name, long value) {
        name(name).number(value);
    }

    default void field(String name, boolean value) {
        name(name).bool(value);
    }

    default void field(String name, IpAddress value) {
        name(name).address(value);
    }
}
