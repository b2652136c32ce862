package org.herald.tool.demo;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** The attributes of one UPDATE in words. */
final class UpdateText {
    private static final int ORIGIN = 1;
    private static final int AS_PATH = 2;
    private static final int NEXT_HOP = 3;
    private static final int MULTI_EXIT_DISC = 4;
    private static final int LOCAL_PREF = 5;
    private static final int COMMUNITIES = 8;
    private static final int MP_REACH_NLRI = 14;
    private static final int MP_UNREACH_NLRI = 15;
    private static final int LARGE_COMMUNITY = 32;
    private static final int EXTENDED_LENGTH = 0x10;
    private static final int AS_SET = 1;

    private final StringBuilder words = new StringBuilder();
    private String nextHop = "";
    private String family = "ipv4";

    /** Flags [1], code [1], length [1, or 2 with flag 0x10], value. @param sentences get the prefixes that are in attributes */
    void attributes(WireReader in, List<String> sentences) throws MalformedException {
        List<String> reached = new ArrayList<>();
        while (in.hasRemaining()) {
            int flags = in.u8();
            int code = in.u8();
            WireReader value = in.slice((flags & EXTENDED_LENGTH) != 0 ? in.u16() : in.u8());
            switch (code) {
                case MP_REACH_NLRI -> reach(value, reached);
                case MP_UNREACH_NLRI -> unreach(value, sentences);
                default -> attribute(code, value);
            }
        }
        reached.forEach(prefix -> sentences.add("announced  " + prefix + words()));
    }

    private void attribute(int code, WireReader value) throws MalformedException {
        switch (code) {
            case ORIGIN -> words.append(", origin ").append(BgpText.origin(value.u8()));
            case AS_PATH -> path(value);
            case NEXT_HOP -> nextHop = " via " + IpAddress.read(value, 4);
            case MULTI_EXIT_DISC -> words.append(", med ").append(value.u32());
            case LOCAL_PREF -> words.append(", local preference ").append(value.u32());
            case COMMUNITIES -> communities(value);
            case LARGE_COMMUNITY -> largeCommunities(value);
            default -> words.append(", attribute ").append(code);
        }
    }

    private void path(WireReader value) throws MalformedException {
        words.append(", AS path");
        while (value.hasRemaining()) {
            boolean isSet = value.u8() == AS_SET;
            words.append(isSet ? " {" : "");
            for (int left = value.u8(); left > 0; left--) {
                words.append(' ').append(value.u32());
            }
            words.append(isSet ? " }" : "");
        }
    }

    private void communities(WireReader value) throws MalformedException {
        words.append(", communities");
        while (value.hasRemaining()) {
            words.append(' ').append(value.u16()).append(':').append(value.u16());
        }
    }

    private void largeCommunities(WireReader value) throws MalformedException {
        words.append(", large communities");
        while (value.hasRemaining()) {
            words.append(' ').append(value.u32()).append(':');
            words.append(value.u32()).append(':').append(value.u32());
        }
    }

    /** AFI [2], SAFI [1], next hop length [1], next hop, reserved [1], NLRI (RFC 4760, 3). */
    private void reach(WireReader value, List<String> reached) throws MalformedException {
        int addressOctets = addressOctets(value);
        int nextHopOctets = value.u8();
        nextHop = " via " + IpAddress.read(value, Math.min(16, nextHopOctets));
        value.skip(Math.max(0, nextHopOctets - 16) + 1);
        while (value.hasRemaining()) {
            reached.add(BgpText.prefix(value, addressOctets));
        }
    }

    /** AFI [2], SAFI [1], withdrawn (RFC 4760, 4). */
    private void unreach(WireReader value, List<String> sentences) throws MalformedException {
        int addressOctets = addressOctets(value);
        while (value.hasRemaining()) {
            sentences.add("withdrawn  " + BgpText.prefix(value, addressOctets));
        }
    }

    private int addressOctets(WireReader value) throws MalformedException {
        boolean isIpv6 = value.u16() == 2;
        value.skip(1);
        family = isIpv6 ? "ipv6" : "ipv4";
        return isIpv6 ? 16 : 4;
    }

    /** What all prefixes share, with a blank or comma before it. */
    String words() {
        return nextHop + words;
    }

    /** What an UPDATE without prefixes is (RFC 4724, 2). */
    String endOfRib() {
        return "end of the routes of " + family + " unicast";
    }
}
