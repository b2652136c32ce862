package org.herald.api.config;

import java.util.List;
import java.util.Locale;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * How the value of a setting is read and written.
 *
 * @param name what documentation calls it: {@code seconds, 0 or 3-65535}
 * @param reader takes it from the words behind the keyword
 * @param writer writes it back, so that reading gives an equal value
 * @param <T> an immutable type of the JDK or of the API bundles: settings outlive the bundle that declared them
 */
public record ValueType<T>(String name, Reader<T> reader, Writer<T> writer) {
    /** Takes a value from words. */
    public interface Reader<T> {
        T read(Words words) throws StatementException;
    }

    /** Gives the words of a value. */
    public interface Writer<T> {
        String write(T value);
    }

    private static final List<String> YES = List.of("true", "enable", "enabled", "yes", "on", "1");
    private static final List<String> NO = List.of("false", "disable", "disabled", "no", "off", "0");

    /** {@code true enable enabled yes on 1} or {@code false disable disabled no off 0}, in any case. */
    public static final ValueType<Boolean> BOOLEAN =
            new ValueType<>("true or false", ValueType::readBoolean, value -> value ? "true" : "false");

    /** One word, as it is. */
    public static final ValueType<String> WORD = new ValueType<>("a word", in -> in.next("a word"), ValueType::quoted);

    /** An IPv4 or IPv6 address. */
    public static final ValueType<IpAddress> ADDRESS =
            new ValueType<>("an IP address", Words::address, IpAddress::toString);

    /** An IPv4 address. */
    public static final ValueType<IpAddress> IPV4 =
            new ValueType<>("an IPv4 address", in -> IpAddress.ofIpv4(in.ipv4("router-id")), IpAddress::toString);

    /** 1 to 65535. */
    public static final ValueType<Integer> PORT = number("port", 1, 65535);

    /** A decimal number between two bounds, both included. */
    public static ValueType<Integer> number(String what, int least, int most) {
        return new ValueType<>(
                least + "-" + most, in -> (int) in.number(what, least, most), value -> Integer.toString(value));
    }

    /** One of several words, in any case. */
    public static ValueType<String> choice(String what, List<String> choices) {
        return new ValueType<>(
                String.join(" | ", choices),
                in -> {
                    int at = in.position();
                    String word = in.next(what);
                    String lower = word.toLowerCase(Locale.ROOT);
                    if (!choices.contains(lower)) {
                        throw in.failureAt(at, "'" + word + "' is not a valid " + what, choices);
                    }
                    return lower;
                },
                value -> value);
    }

    private static Boolean readBoolean(Words in) throws StatementException {
        int at = in.position();
        String word = in.next("true or false");
        String lower = word.toLowerCase(Locale.ROOT);
        boolean isYes = YES.contains(lower);
        if (!isYes && !NO.contains(lower)) {
            throw in.failureAt(at, "'" + word + "' is not a valid boolean", List.of("true", "false"));
        }
        return isYes;
    }

    /** A word as it must be written to be one word: in quotes if it is empty or has blanks or marks. */
    public static String quoted(@Nullable String word) {
        if (word == null) {
            return "\"\"";
        }
        boolean isPlain = !word.isEmpty() && word.chars().noneMatch(c -> c <= ' ' || ";{}[](),#\"'\\".indexOf(c) >= 0);
        return isPlain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
