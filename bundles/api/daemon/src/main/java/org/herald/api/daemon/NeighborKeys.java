package org.herald.api.daemon;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.herald.api.config.Settings;
import org.jspecify.annotations.Nullable;

/** The keys with which a neighbor's TCP session is protected, out of its settings: the only place that decodes them. */
public final class NeighborKeys {
    /** Octets that a key has at the most (TCP_MD5SIG_MAXKEYLEN, TCP_AO_MAXKEYLEN). */
    public static final int MOST_KEY_OCTETS = 80;

    private static final String ON = "true";
    private static final String AUTO = "auto";

    private NeighborKeys() {}

    /**
     * The TCP MD5 key (RFC 2385).
     *
     * @return 1 to 80 octets, null if none is configured
     * @throws IllegalArgumentException with a sentence, if the text is no base64 or the key too long
     */
    public static byte @Nullable [] md5(Settings settings) {
        String text = settings.get(NeighborSettings.MD5_PASSWORD);
        if (text == null || text.isEmpty()) {
            return null;
        }
        return bounded("md5-password", decoded(text, settings.getOr(NeighborSettings.MD5_BASE64, "false")));
    }

    /**
     * The TCP-AO key (RFC 5925).
     *
     * @return null if there is no {@code tcp-ao} section
     * @throws IllegalArgumentException with a sentence, if something is missing or the key is not valid
     */
    public static Network.@Nullable TcpAuthentication tcpAuthentication(Settings settings) {
        Integer keyId = settings.get(NeighborSettings.TCP_AO_KEY_ID);
        String algorithm = settings.get(NeighborSettings.TCP_AO_ALGORITHM);
        String password = settings.get(NeighborSettings.TCP_AO_PASSWORD);
        if (keyId == null && algorithm == null && password == null) {
            return null;
        }
        if (keyId == null || algorithm == null || password == null) {
            throw new IllegalArgumentException("incomplete tcp-ao, missing "
                    + (keyId == null ? "keyid" : algorithm == null ? "algorithm" : "password"));
        }
        boolean isBase64 = settings.isOn(NeighborSettings.TCP_AO_BASE64);
        byte[] key = bounded("tcp-ao password", decoded(password, isBase64 ? ON : "false"));
        return new Network.TcpAuthentication(keyId, algorithm, key);
    }

    private static byte[] decoded(String text, String base64) {
        boolean isGuessed =
                base64.equals(AUTO) && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
        if (!base64.equals(ON) && !isGuessed) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException noBase64) {
            if (isGuessed) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            throw new IllegalArgumentException("the password is not valid base64", noBase64);
        }
    }

    private static byte[] bounded(String what, byte[] key) {
        if (key.length == 0 || key.length > MOST_KEY_OCTETS) {
            throw new IllegalArgumentException(
                    what + " has " + key.length + " octets, must have 1 to " + MOST_KEY_OCTETS);
        }
        return key;
    }
}
