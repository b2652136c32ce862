package org.herald.core.message;

import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NextHopRule;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.jspecify.annotations.Nullable;

/** The next hop field of MP_REACH_NLRI: {@code (distinguisher [8]) address [4 or 16] ((distinguisher [8]) link-local [16])}. */
final class NextHops {
    /** The fact of the link-local next hop capability (77) that, of a pair, only the link-local one is told. */
    private static final String LINK_LOCAL_PREFER = "link-local-prefer";

    private NextHops() {}

    /** @throws MalformedException RESET_SESSION 3/9 if the length is none that the family and RFC 8950 allow (RFC 7606, 7.11) */
    static @Nullable NextHop decode(byte[] message, int from, int length, AddressFamily<?> family, CodecContext context)
            throws MalformedException {
        NextHopRule rule = family.nextHop();
        boolean isAllowed = rule.lengths().contains(length)
                || rule.extendedLengths().contains(length)
                        && context.negotiated().extendedNextHops().stream()
                                .anyMatch(extended -> extended.family().equals(family.id()));
        if (!isAllowed) {
            throw MalformedException.reset(
                    NotificationCode.UPDATE_MESSAGE,
                    9,
                    java.util.Arrays.copyOfRange(message, from, from + length),
                    "next hop of " + length + " bytes is not valid for "
                            + family.names().spaced());
        }
        if (length == 0) {
            return null;
        }
        int distinguisher = rule.distinguisherOctets();
        boolean isPair = length - distinguisher == 32 || length == 2 * (distinguisher + 16) || length == 40;
        int addressLength = isPair ? 16 : length - distinguisher;
        IpAddress address = IpAddress.ofOctets(message, from + distinguisher, addressLength);
        IpAddress linkLocal = isPair ? IpAddress.ofOctets(message, from + length - 16, 16) : null;
        if (linkLocal != null
                && linkLocal.isLinkLocal()
                && context.negotiated().facts().containsKey(LINK_LOCAL_PREFER)) {
            return new NextHop(linkLocal, null);
        }
        return new NextHop(address, linkLocal);
    }

    /** For a family that no installed bundle owns: an address, or two of IPv6; null for any other length, which is not judged. */
    static @Nullable NextHop ofUnknownFamily(byte[] message, int from, int length) {
        return switch (length) {
            case 4, 16 -> new NextHop(IpAddress.ofOctets(message, from, length), null);
            case 32 -> new NextHop(IpAddress.ofOctets(message, from, 16), IpAddress.ofOctets(message, from + 16, 16));
            default -> null;
        };
    }
}
