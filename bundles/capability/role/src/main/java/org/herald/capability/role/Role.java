package org.herald.capability.role;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a side of a session is to the other, IANA "BGP Role Value" (RFC 9234, 4.1). */
enum Role {
    PROVIDER(0, "provider"),
    RS(1, "rs"),
    RS_CLIENT(2, "rs-client"),
    CUSTOMER(3, "customer"),
    PEER(4, "peer");

    private static final Role[] ALL = values();

    private final int value;
    private final String word;

    Role(int value, String word) {
        this.value = value;
        this.word = word;
    }

    int value() {
        return value;
    }

    String word() {
        return word;
    }

    /** The role that the other side must have (RFC 9234, 4.2, table 2). */
    Role counterpart() {
        return switch (this) {
            case PROVIDER -> CUSTOMER;
            case CUSTOMER -> PROVIDER;
            case RS -> RS_CLIENT;
            case RS_CLIENT -> RS;
            case PEER -> PEER;
        };
    }

    /** Null if the registry has no such value. */
    static @Nullable Role of(int value) {
        return value < ALL.length ? ALL[value] : null;
    }

    static @Nullable Role of(String word) {
        for (Role role : ALL) {
            if (role.word.equals(word)) {
                return role;
            }
        }
        return null;
    }

    static List<String> words() {
        return Stream.of(ALL).map(Role::word).toList();
    }

    /** The role's word, or the number of a value that the registry does not have. */
    static String nameOf(int value) {
        Role role = of(value);
        return role != null ? role.word : Integer.toString(value);
    }
}
