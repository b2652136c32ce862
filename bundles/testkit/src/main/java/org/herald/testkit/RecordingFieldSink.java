package org.herald.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.FieldSink;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields as JSON, in order and with the blanks that users' programs know, and fails at once if they come in an order that no encoder
 * could render: a value without a name in an object, a name in a list, a name twice in one object, a bracket that is not open.
 *
 * <p>An object of fields is one begun with {@link #openObject} by the caller, or by {@link #ofObject}.
 */
public final class RecordingFieldSink implements FieldSink {
    private static final double LEAST_PLAIN = 1e-4;
    private static final double MOST_PLAIN = 1e16;

    private static final class Level {
        final boolean isObject;
        final boolean isDense;
        final Set<String> names = new HashSet<>();
        boolean isEmpty = true;

        Level(boolean isObject, boolean isDense) {
            this.isObject = isObject;
            this.isDense = isDense;
        }
    }

    private final Dialect dialect;
    private final StringBuilder json = new StringBuilder();
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable String name;
    private boolean isDenseNext;

    public RecordingFieldSink(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The JSON of an object whose fields an action gives. */
    public static String ofObject(Dialect dialect, java.util.function.Consumer<FieldSink> fields) {
        RecordingFieldSink sink = new RecordingFieldSink(dialect);
        sink.openObject();
        fields.accept(sink);
        sink.closeObject();
        return sink.json();
    }

    /** What was written. @throws AssertionError if it is not complete */
    public String json() {
        check(levels.isEmpty(), "an object or list is still open");
        check(json.length() > 0, "there is no value");
        return json.toString();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public FieldSink name(String field) {
        Level level = levels.peek();
        check(level != null && level.isObject, "the name '" + field + "' stands outside an object");
        check(name == null, "the name '" + name + "' has no value, '" + field + "' follows");
        check(level.names.add(field), "the name '" + field + "' comes twice in one object");
        check(
                field.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\'),
                "the name '" + field + "' would need escapes");
        name = field;
        return this;
    }

    @Override
    public FieldSink dense() {
        isDenseNext = true;
        return this;
    }

    @Override
    public void text(String value) {
        begin();
        quote(value);
    }

    @Override
    public void number(long value) {
        begin();
        json.append(value);
    }

    @Override
    public void unsigned(long bits) {
        begin();
        json.append(Long.toUnsignedString(bits));
    }

    @Override
    public void unsigned(long highBits, long lowBits) {
        begin();
        BigInteger high = new BigInteger(Long.toUnsignedString(highBits)).shiftLeft(64);
        json.append(high.add(new BigInteger(Long.toUnsignedString(lowBits))));
    }

    @Override
    public void unsigned(BigInteger value) {
        begin();
        json.append(value);
    }

    @Override
    public void decimal(double value) {
        begin();
        double size = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.append("null");
        } else if (size != 0 && (size < LEAST_PLAIN || size >= MOST_PLAIN)) {
            json.append(value);
        } else {
            String plain =
                    new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
            json.append(plain).append(plain.contains(".") ? "" : ".0");
        }
    }

    @Override
    public void bool(boolean value) {
        begin();
        json.append(value);
    }

    @Override
    public void absent() {
        begin();
        json.append("null");
    }

    @Override
    public void address(IpAddress address) {
        text(address.toString());
    }

    @Override
    public void prefix(IpAddress address, int bits) {
        check(bits >= 0 && bits <= address.bits(), "the prefix length " + bits + " does not fit " + address);
        text(address + "/" + bits);
    }

    @Override
    public void hex(String lead, byte[] octets, int from, int count) {
        text(lead + Hex.upper(java.util.Arrays.copyOfRange(octets, from, from + count)));
    }

    @Override
    public void lowerHex(String lead, byte[] octets, int from, int count) {
        text(lead + Hex.lower(java.util.Arrays.copyOfRange(octets, from, from + count)));
    }

    @Override
    public void openObject() {
        open(true);
    }

    @Override
    public void closeObject() {
        close(true);
    }

    @Override
    public void openList() {
        open(false);
    }

    @Override
    public void closeList() {
        close(false);
    }

    private void open(boolean isObject) {
        begin();
        Level outer = levels.peek();
        json.append(isObject ? '{' : '[');
        levels.push(new Level(isObject, isDenseNext || outer != null && outer.isDense));
        isDenseNext = false;
    }

    private void close(boolean isObject) {
        Level level = levels.poll();
        check(level != null && level.isObject == isObject, "what is closed is not what is open");
        check(name == null, "the name '" + name + "' has no value");
        json.append(level.isDense ? "" : " ").append(isObject ? '}' : ']');
    }

    private void begin() {
        Level level = levels.peek();
        if (level == null) {
            check(json.length() == 0, "a second value stands outside all objects");
            return;
        }
        check(!level.isObject || name != null, "a value in an object has no name");
        if (!level.isEmpty) {
            json.append(", ");
        } else if (!level.isDense) {
            json.append(' ');
        }
        level.isEmpty = false;
        if (name != null) {
            json.append('"').append(name).append("\": ");
            name = null;
        }
    }

    private void quote(String value) {
        json.append('"');
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ' || character >= 0x7F) {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        json.append('"');
    }

    private void check(boolean isRight, String otherwise) {
        if (!isRight) {
            throw new AssertionError(otherwise + ", behind " + json);
        }
    }
}
