package org.herald.api.daemon;

import java.util.List;
import org.herald.api.config.Setting;
import org.herald.api.config.ValueType;
import org.herald.api.wire.IpAddress;

/** The keywords of a neighbor that are neither its identity nor a capability's: the only place that spells them. */
public final class NeighborSettings {
    /** Path of keywords that stand in a neighbor. */
    public static final String NEIGHBOR = "neighbor";

    /** Path of keywords that stand in a neighbor's capability section. */
    public static final String CAPABILITY = "neighbor/capability";

    public static final Setting<String> DESCRIPTION =
            setting("description", ValueType.WORD, "", "", "a text for people", "\"transit of AS 65001\"");
    public static final Setting<Integer> HOLD_TIME = setting(
            "hold-time", holdTime(), 180, null, "seconds of silence after which the session ends, 0 for never", "180");
    public static final Setting<Integer> RATE_LIMIT =
            setting("rate-limit", rateLimit(), 0, null, "messages sent a second at the most, 0 for no limit", "100");
    public static final Setting<Boolean> PASSIVE = bool("passive", false, true, "wait for the peer to connect");
    public static final Setting<Integer> LISTEN =
            setting("listen", ValueType.PORT, 0, null, "port on which this peer is listened for", "1179");
    public static final Setting<Integer> CONNECT =
            setting("connect", ValueType.PORT, 0, null, "port of the peer, else tcp.port", "1179");
    public static final Setting<String> SOURCE_INTERFACE = setting(
            "source-interface", ValueType.WORD, null, null, "network device to which the session is bound", "eth0");
    public static final Setting<Integer> OUTGOING_TTL =
            setting("outgoing-ttl", ttl(), 0, null, "time to live of what is sent, 0 for the system's", "255");
    public static final Setting<Integer> INCOMING_TTL =
            setting("incoming-ttl", ttl(), 0, null, "least time to live accepted (RFC 5082), 0 for any", "254");
    public static final Setting<String> MD5_PASSWORD =
            setting("md5-password", ValueType.WORD, null, null, "key of TCP MD5 (RFC 2385), 1 to 80 octets", "secret");
    public static final Setting<String> MD5_BASE64 =
            setting("md5-base64", base64(), "false", "false", "whether md5-password is base64", "true");
    public static final Setting<IpAddress> MD5_IP = setting(
            "md5-ip",
            ValueType.ADDRESS,
            null,
            null,
            "local address of the TCP session, else local-address",
            "192.0.2.254");
    public static final Setting<Boolean> GROUP_UPDATES =
            bool("group-updates", true, true, "routes of equal attributes share an UPDATE");
    public static final Setting<Boolean> AUTO_FLUSH =
            bool("auto-flush", true, true, "accepted; without effect, as ever");
    public static final Setting<Boolean> ADJ_RIB_IN =
            bool("adj-rib-in", true, false, "keep what the peer announced, for show adj-rib in");
    public static final Setting<Boolean> ADJ_RIB_OUT =
            bool("adj-rib-out", true, false, "keep what was announced, to send it again in the next session");
    public static final Setting<Boolean> MANUAL_EOR =
            bool("manual-eor", false, false, "leave End-of-RIB to the command announce eor");
    public static final Setting<Boolean> ENFORCE_FIRST_AS = bool(
            "enforce-first-as",
            false,
            true,
            "take routes as withdrawn whose AS_PATH does not begin with the peer's AS");
    public static final Setting<IpAddress> LOCAL_LINK_LOCAL = setting(
            "local-link-local",
            ValueType.ADDRESS,
            null,
            null,
            "our link-local address, second next hop of IPv6 routes",
            "fe80::1");
    public static final Setting<Boolean> ASN4 = new Setting<>(
            CAPABILITY, "asn4", ValueType.BOOLEAN, true, true, "AS numbers of four octets (RFC 6793)", "enable");
    public static final Setting<Boolean> AIGP = new Setting<>(
            CAPABILITY, "aigp", ValueType.BOOLEAN, false, true, "send and accept AIGP (RFC 7311)", "enable");

    /** Path of keywords that stand in a neighbor's {@code tcp-ao} section (RFC 5925). */
    public static final String TCP_AO = "neighbor/tcp-ao";

    public static final Setting<Integer> TCP_AO_KEY_ID = new Setting<>(
            TCP_AO, "keyid", ValueType.number("keyid", 0, 255), null, null, "identifier of the key, both ways", "1");
    public static final Setting<String> TCP_AO_ALGORITHM = new Setting<>(
            TCP_AO,
            "algorithm",
            ValueType.choice("TCP-AO algorithm", List.of("hmac-sha-1-96", "aes-128-cmac-96", "hmac-sha-256")),
            null,
            null,
            "how segments are authenticated",
            "hmac-sha-256");
    public static final Setting<String> TCP_AO_PASSWORD =
            new Setting<>(TCP_AO, "password", ValueType.WORD, null, null, "key, 1 to 80 octets", "secret");
    public static final Setting<Boolean> TCP_AO_BASE64 =
            new Setting<>(TCP_AO, "base64", ValueType.BOOLEAN, false, null, "whether password is base64", "false");

    /** Those of the {@code tcp-ao} section; apart from {@link #ALL}, which has none of them. */
    public static final List<Setting<?>> ALL_TCP_AO =
            List.of(TCP_AO_KEY_ID, TCP_AO_ALGORITHM, TCP_AO_PASSWORD, TCP_AO_BASE64);

    /** All of them, in the order of {@code show neighbor configuration}. */
    public static final List<Setting<?>> ALL = List.of(
            DESCRIPTION,
            LOCAL_LINK_LOCAL,
            SOURCE_INTERFACE,
            HOLD_TIME,
            RATE_LIMIT,
            MANUAL_EOR,
            PASSIVE,
            LISTEN,
            CONNECT,
            GROUP_UPDATES,
            AUTO_FLUSH,
            ADJ_RIB_IN,
            ADJ_RIB_OUT,
            ENFORCE_FIRST_AS,
            MD5_PASSWORD,
            MD5_BASE64,
            MD5_IP,
            OUTGOING_TTL,
            INCOMING_TTL,
            ASN4,
            AIGP);

    private NeighborSettings() {}

    private static <T> Setting<T> setting(
            String word,
            ValueType<T> type,
            @org.jspecify.annotations.Nullable T absent,
            @org.jspecify.annotations.Nullable T bare,
            String help,
            String example) {
        return new Setting<>(NEIGHBOR, word, type, absent, bare, help, example);
    }

    private static Setting<Boolean> bool(String word, boolean absent, boolean bare, String help) {
        return setting(word, ValueType.BOOLEAN, absent, bare, help, "true");
    }

    private static ValueType<String> base64() {
        return new ValueType<>(
                "true, false or auto",
                in -> in.accept("auto")
                        ? "auto"
                        : ValueType.BOOLEAN.reader().read(in).toString(),
                value -> value);
    }

    private static ValueType<Integer> holdTime() {
        return new ValueType<>(
                "0 or 3-65535",
                in -> {
                    int at = in.position();
                    int seconds = (int) in.number("hold-time", 65535);
                    if (seconds == 1 || seconds == 2) {
                        throw in.failureAt(
                                at,
                                "hold-time " + seconds
                                        + " is invalid: must be 0 (disabled) or at least 3 seconds (RFC 4271)",
                                List.of());
                    }
                    return seconds;
                },
                value -> Integer.toString(value));
    }

    private static ValueType<Integer> rateLimit() {
        return new ValueType<>(
                "disable, or messages a second",
                in -> in.accept("disable") || in.accept("disabled")
                        ? 0
                        : (int) in.number("rate-limit", Integer.MAX_VALUE),
                value -> value == 0 ? "disable" : Integer.toString(value));
    }

    private static ValueType<Integer> ttl() {
        return new ValueType<>(
                "disable, or 0-255",
                in -> in.accept("false") || in.accept("disable") || in.accept("disabled")
                        ? 0
                        : (int) in.number("TTL", 255),
                value -> value == 0 ? "disable" : Integer.toString(value));
    }
}
