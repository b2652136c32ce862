package org.herald.api.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.Hex;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * What an OPERATIONAL message says (draft-ietf-idr-operational-message): AFI [2], SAFI [1], then for advisories text; for queries router-id [4],
 * sequence [4]; for counters the same and counter [4].
 *
 * @param name as programs read it, {@code ADM}
 * @param advisory the text of an advisory, else null; octets that are not UTF-8 as hexadecimal digits behind {@code 0x}
 * @param routerId of queries and counters, else null
 * @param sequence of queries and counters, 0 to 4294967295
 * @param counter of counters, 0 to 4294967295; -1 for all others
 */
public record OperationalContent(
        String name,
        FamilyId family,
        @Nullable String advisory,
        @Nullable IpAddress routerId,
        long sequence,
        long counter) {
    private static final String[] NAMES = {"unknown", "ADM", "ASM", "RPCQ", "RPCP", "APCQ", "APCP", "LPCQ", "LPCP"};
    private static final int LAST_ADVISORY = 2;

    /** The name of a type, {@code unknown} for those that the draft does not have. */
    public static String nameOf(int type) {
        return NAMES[type < 0 || type >= NAMES.length ? 0 : type];
    }

    /**
     * Reads it.
     *
     * @param octets behind type and length
     * @return null if the type is unknown or octets are missing
     */
    public static @Nullable OperationalContent read(int type, byte[] octets) {
        if (type < 1 || type >= NAMES.length) {
            return null;
        }
        WireReader in = new WireReader(octets);
        try {
            FamilyId family = new FamilyId(in.u16(), in.u8());
            if (type <= LAST_ADVISORY) {
                return new OperationalContent(NAMES[type], family, text(in.rest()), null, 0, -1);
            }
            IpAddress routerId = IpAddress.read(in, 4);
            return new OperationalContent(NAMES[type], family, null, routerId, in.u32(), type % 2 == 0 ? in.u32() : -1);
        } catch (MalformedException e) {
            return null;
        }
    }

    private static String text(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return "0x" + Hex.upper(octets);
        }
    }
}
