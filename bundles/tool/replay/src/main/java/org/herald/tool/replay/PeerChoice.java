package org.herald.tool.replay;

import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which peer of the collector is replayed, as {@code --peer} says it: its number in the file from 0, its address, or {@code AS} and its
 * autonomous system.
 *
 * @param number -1 if the choice is another
 * @param as -1 if the choice is another
 */
record PeerChoice(int number, @Nullable IpAddress address, long as) {
    /** Every peer. */
    static final PeerChoice ANY = new PeerChoice(-1, null, -1);

    private static final long MOST_AS = 0xffffffffL;
    private static final int MOST_NUMBER = 65535;

    /** @throws UsageException if it is none of the three */
    static PeerChoice parse(String text) throws UsageException {
        IpAddress address = IpAddress.parse(text);
        if (address != null) {
            return new PeerChoice(-1, address, -1);
        }
        try {
            if (text.regionMatches(true, 0, "as", 0, 2)) {
                long as = Long.parseLong(text.substring(2));
                if (as >= 0 && as <= MOST_AS) {
                    return new PeerChoice(-1, null, as);
                }
            } else {
                int number = Integer.parseInt(text);
                if (number >= 0 && number <= MOST_NUMBER) {
                    return new PeerChoice(number, null, -1);
                }
            }
        } catch (NumberFormatException none) {
            throw refusal(text);
        }
        throw refusal(text);
    }

    private static UsageException refusal(String text) {
        return new UsageException(
                "'" + text + "' is no peer: a number from 0, an address, or AS and a number are valid");
    }

    /** Whether a peer is chosen. @param at its number in the file */
    boolean matches(int at, Peer peer) {
        if (number >= 0) {
            return at == number;
        }
        if (address != null) {
            return address.equals(peer.address());
        }
        return as < 0 || as == peer.as();
    }

    /** As {@link #parse} reads it. */
    String asOption() {
        return number >= 0 ? Integer.toString(number) : toString();
    }

    @Override
    public String toString() {
        if (number >= 0) {
            return "number " + number;
        }
        return address != null ? address.toString() : as >= 0 ? "AS" + as : "any";
    }
}
