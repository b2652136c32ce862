package org.herald.core.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.NeighborView;
import org.herald.api.client.OpenContent;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * OPEN messages (RFC 4271, 4.2): {@code version [1] AS [2] hold time [2] identifier [4] parameters length [1] parameters}, a parameter being
 * {@code type [1] length [1] value}; in the extended form (RFC 9072) {@code 255 [1] 255 [1] length [2]} and parameters with lengths of two octets.
 */
public final class OpenCodec {
    /** Stands in the two-octet field for an AS number of four octets (RFC 6793, 9). */
    public static final int AS_TRANS = 23456;

    private static final int VERSION = 4;
    private static final int CAPABILITIES = 2;
    private static final int EXTENDED = 255;
    private static final int OPEN_ERROR = NotificationCode.OPEN_MESSAGE;

    private OpenCodec() {}

    /**
     * Writes a whole OPEN.
     *
     * @param isAsn4 whether four-octet AS numbers are offered
     */
    public static byte[] encode(NeighborView neighbor, IpAddress routerId, boolean isAsn4) {
        WireWriter capabilities = new WireWriter();
        List<int[]> bounds = new ArrayList<>();
        for (FamilyId family : neighbor.families()) {
            int at = begin(capabilities, OpenContent.MULTIPROTOCOL);
            capabilities.u16(family.afi()).u8(0).u8(family.safi());
            bounds.add(end(capabilities, at));
        }
        if (isAsn4) {
            int at = begin(capabilities, OpenContent.ASN4);
            capabilities.u32(neighbor.localAs());
            bounds.add(end(capabilities, at));
        }
        for (CapabilityType<?> type : neighbor.codecs().capabilities()) {
            offer(type, neighbor, capabilities, bounds);
        }
        WireWriter out = new WireWriter();
        for (int index = 0; index < MessageType.MARKER_OCTETS; index++) {
            out.u8(0xFF);
        }
        out.u16(0).u8(MessageType.OPEN);
        out.u8(VERSION).u16(neighbor.localAs() > 0xFFFF ? AS_TRANS : (int) neighbor.localAs());
        out.u16(neighbor.holdTimeSeconds()).u32(routerId.ipv4());
        writeParameters(out, capabilities, bounds);
        out.patchU16(MessageType.MARKER_OCTETS, out.size());
        return out.toByteArray();
    }

    private static void offer(
            CapabilityType<?> type, NeighborView neighbor, WireWriter capabilities, List<int[]> bounds) {
        int[] open = {-1};
        type.offer(neighbor, () -> {
            if (open[0] >= 0) {
                bounds.add(end(capabilities, open[0]));
            }
            open[0] = begin(capabilities, type.code());
            return capabilities;
        });
        if (open[0] >= 0) {
            bounds.add(end(capabilities, open[0]));
        }
    }

    private static int begin(WireWriter capabilities, int code) {
        int at = capabilities.size();
        capabilities.u8(code).u8(0);
        return at;
    }

    private static int[] end(WireWriter capabilities, int at) {
        capabilities.patchU8(at + 1, capabilities.size() - at - 2);
        return new int[] {at, capabilities.size()};
    }

    /** Each capability stands alone in a parameter of its own, as older peers expect. */
    private static void writeParameters(WireWriter out, WireWriter capabilities, List<int[]> bounds) {
        int total = capabilities.size() + 2 * bounds.size();
        boolean isExtended = total >= EXTENDED;
        if (isExtended) {
            out.u8(EXTENDED).u8(EXTENDED).u16(total + bounds.size());
        } else {
            out.u8(total);
        }
        for (int[] bound : bounds) {
            int length = bound[1] - bound[0];
            out.u8(CAPABILITIES);
            if (isExtended) {
                out.u16(length);
            } else {
                out.u8(length);
            }
            out.bytes(capabilities.array(), bound[0], length);
        }
    }

    /**
     * Reads the body of an OPEN.
     *
     * @throws MalformedException with the NOTIFICATION that answers it
     */
    public static OpenContent decode(byte[] message, int from, int to, CodecView codecs) throws MalformedException {
        WireReader in = new WireReader(message, from, to);
        int version = in.u8();
        if (version != VERSION) {
            throw MalformedException.reset(OPEN_ERROR, 1, new byte[] {0, VERSION}, "unsupported version: " + version);
        }
        int autonomousSystem = in.u16();
        int holdTime = in.u16();
        IpAddress routerId = IpAddress.ofIpv4(in.i32());
        Map<Integer, OpenContent.Capability> capabilities = new LinkedHashMap<>();
        try {
            readParameters(in, capabilities, codecs);
        } catch (MalformedException malformed) {
            throw malformed.code() != 0
                    ? malformed
                    : MalformedException.reset(
                            OPEN_ERROR, 0, new byte[0], "OPEN optional parameters: " + malformed.getMessage());
        }
        return new OpenContent(version, autonomousSystem, holdTime, routerId, new ArrayList<>(capabilities.values()));
    }

    private static void readParameters(
            WireReader in, Map<Integer, OpenContent.Capability> capabilities, CodecView codecs)
            throws MalformedException {
        int total = in.u8();
        boolean isExtended = false;
        if (total > 0 && in.hasRemaining() && in.peek() == EXTENDED) {
            // RFC 9072, 2: the form is told by the type, whatever the length before it
            in.skip(1);
            total = in.u16();
            isExtended = true;
        }
        if (total != in.remaining()) {
            throw in.malformed("length " + total + " where " + in.remaining() + " octets follow");
        }
        while (in.hasRemaining()) {
            int type = in.u8();
            int length = isExtended ? in.u16() : in.u8();
            WireReader parameter = in.slice(length);
            if (type != CAPABILITIES) {
                throw MalformedException.reset(OPEN_ERROR, 4, new byte[0], "unknown OPEN parameter " + type);
            }
            while (parameter.hasRemaining()) {
                int code = parameter.u8();
                WireReader value = parameter.slice(parameter.u8());
                addCapability(code, value, capabilities, codecs);
            }
        }
    }

    @SuppressWarnings("unchecked") // the earlier value was decoded by this type
    private static void addCapability(
            int code, WireReader value, Map<Integer, OpenContent.Capability> capabilities, CodecView codecs)
            throws MalformedException {
        OpenContent.@Nullable Capability before = capabilities.get(code);
        int from = value.position();
        Object decoded = null;
        CapabilityType<Object> type = null;
        if (code == OpenContent.MULTIPROTOCOL) {
            List<FamilyId> families = new ArrayList<>();
            if (before != null && before.value() != null) {
                families.addAll((List<FamilyId>) before.value());
            }
            int afi = value.u16();
            value.skip(1);
            FamilyId family = new FamilyId(afi, value.u8());
            if (!families.contains(family)) {
                families.add(family);
            }
            decoded = families;
        } else if (code == OpenContent.ASN4) {
            decoded = value.u32();
        } else {
            type = (CapabilityType<Object>) codecs.capability(code);
            if (type != null) {
                decoded = decode(type, value);
                if (before != null && before.value() != null && before.type() == type) {
                    decoded = type.merge(before.value(), decoded);
                }
            }
        }
        byte[] raw = java.util.Arrays.copyOfRange(value.array(), from, value.limit());
        capabilities.put(code, new OpenContent.Capability(code, type, decoded, raw));
    }

    private static Object decode(CapabilityType<Object> type, WireReader value) throws MalformedException {
        try {
            return type.decode(value);
        } catch (MalformedException malformed) {
            throw malformed.orElse(org.herald.api.wire.Severity.RESET_SESSION, OPEN_ERROR, 0);
        }
    }
}
