package org.herald.lib.srpolicy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of segments (RFC 9830, 2.4.4.2; RFC 9831, 2), with what stands behind their flags and algorithm. */
enum SegmentType {
    A(1, "mpls", Sid.LABEL),
    B(13, "srv6", Sid.SRV6),
    C(3, Sid.OPTIONAL_LABEL, true, new Field(Kind.IPV4, "ipv4", "ipv4_node")),
    D(4, Sid.OPTIONAL_LABEL, true, new Field(Kind.IPV6, "ipv6", "ipv6_node")),
    E(
            5,
            Sid.OPTIONAL_LABEL,
            false,
            new Field(Kind.INTERFACE, "local-if-id", "local_if_id"),
            new Field(Kind.IPV4, "ipv4", "ipv4_node")),
    F(
            6,
            Sid.OPTIONAL_LABEL,
            false,
            new Field(Kind.IPV4, "local", "local_ipv4"),
            new Field(Kind.IPV4, "remote", "remote_ipv4")),
    G(
            7,
            Sid.OPTIONAL_LABEL,
            false,
            new Field(Kind.INTERFACE, "local-if-id", "local_if_id"),
            new Field(Kind.IPV6, "local-ipv6", "local_ipv6"),
            new Field(Kind.INTERFACE, "remote-if-id", "remote_if_id"),
            new Field(Kind.IPV6, "remote-ipv6", "remote_ipv6")),
    H(
            8,
            Sid.OPTIONAL_LABEL,
            false,
            new Field(Kind.IPV6, "local", "local_ipv6"),
            new Field(Kind.IPV6, "remote", "remote_ipv6")),
    I(14, Sid.OPTIONAL_SRV6, true, new Field(Kind.IPV6, "ipv6", "ipv6_node")),
    J(
            15,
            Sid.OPTIONAL_SRV6,
            true,
            new Field(Kind.INTERFACE, "local-if-id", "local_if_id"),
            new Field(Kind.IPV6, "local-ipv6", "local_ipv6"),
            new Field(Kind.INTERFACE, "remote-if-id", "remote_if_id"),
            new Field(Kind.IPV6, "remote-ipv6", "remote_ipv6")),
    K(
            16,
            Sid.OPTIONAL_SRV6,
            true,
            new Field(Kind.IPV6, "local", "local_ipv6"),
            new Field(Kind.IPV6, "remote", "remote_ipv6"));

    /** What a field holds: 4, 4 or 16 octets. */
    enum Kind {
        INTERFACE,
        IPV4,
        IPV6
    }

    /** What a segment ends with. */
    enum Sid {
        /** A label entry. */
        LABEL,
        /** A label entry, if it is there. */
        OPTIONAL_LABEL,
        /** An SRv6 SID, then an endpoint behavior if it is there. */
        SRV6,
        /** Both if they are there. */
        OPTIONAL_SRV6
    }

    /** One field. @param word in statements @param key in structured output */
    record Field(Kind kind, String word, String key) {}

    private static final SegmentType[] ALL = values();

    final int code;
    final Sid sid;
    final boolean hasAlgorithm;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    final List<Field> fields;

    /** The word in front of the SID. */
    final String sidWord;

    SegmentType(int code, String sidWord, Sid sid) {
        this.code = code;
        this.sidWord = sidWord;
        this.sid = sid;
        this.hasAlgorithm = false;
        this.fields = List.of();
    }

    SegmentType(int code, Sid sid, boolean hasAlgorithm, Field... fields) {
        this.code = code;
        this.sidWord = "sid";
        this.sid = sid;
        this.hasAlgorithm = hasAlgorithm;
        this.fields = List.of(fields);
    }

    boolean isSrv6() {
        return sid == Sid.SRV6 || sid == Sid.OPTIONAL_SRV6;
    }

    boolean isSidMandatory() {
        return sid == Sid.SRV6 || sid == Sid.LABEL;
    }

    /** {@code type-a}. */
    String word() {
        return "type-" + name().toLowerCase(Locale.ROOT);
    }

    static @Nullable SegmentType of(int code) {
        for (SegmentType type : ALL) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    static @Nullable SegmentType of(String word) {
        for (SegmentType type : ALL) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        return null;
    }

    static List<String> words() {
        return Stream.of(ALL).map(SegmentType::word).toList();
    }
}
