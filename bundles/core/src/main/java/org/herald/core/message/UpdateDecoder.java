package org.herald.core.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.AddressFamily;
import org.herald.api.bgp.AttributeFlags;
import org.herald.api.bgp.AttributeTrait;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.NextHop;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.bgp.PathAttributeType;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Severity;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UPDATE messages and judges what is wrong in them, as RFC 7606 demands: the one place that turns the errors that codecs report
 * into what becomes of the message. Kept and reused by its owner; not thread safe.
 *
 * <p>The body is {@code withdrawn length [2] withdrawn routes, attributes length [2] attributes, NLRI} (RFC 4271, 4.3).
 */
public final class UpdateDecoder {
    private static final int NEXT_HOP = 3;
    private static final int MP_REACH = 14;
    private static final int MP_UNREACH = 15;
    /** Attributes that IANA's registry «BGP Path Attributes» lists as deprecated. */
    private static final Set<Integer> DEPRECATED = Set.of(11, 12, 13, 19, 20, 21, 28, 30, 31, 129, 241, 242, 243);

    private static final int UPDATE_ERROR = NotificationCode.UPDATE_MESSAGE;
    private static final int INVALID_NETWORK_FIELD = 10;
    private static final int MALFORMED_ATTRIBUTE_LIST = 1;

    /** Hears of providers that throw what they may not. */
    public interface FaultListener {
        void fault(Object provider, Throwable cause, byte[] octets);
    }

    private final FaultListener faults;
    private final DecodedUpdate update = new DecodedUpdate();
    private final WireReader field = new WireReader();
    private final WireReader value = new WireReader();
    private final long[] seenCodes = new long[4];
    private Severity severity = Severity.DISCARD_ATTRIBUTE;
    private boolean hasSeverity;
    private @Nullable MalformedException worst;
    private int mpReachFrom;
    private int mpReachTo;
    private int mpUnreachFrom;
    private int mpUnreachTo;
    private boolean hasReachable;
    private @Nullable IpAddress nextHop;

    public UpdateDecoder(FaultListener faults) {
        this.faults = faults;
    }

    /**
     * Decodes a message.
     *
     * @param message array that holds it
     * @param from where its body starts, behind the header
     * @param to where it ends
     * @return what it says: valid until the next call
     * @throws MalformedException if the session is to be reset
     */
    public DecodedUpdate decode(byte[] message, int from, int to, CodecContext context, CodecView codecs)
            throws MalformedException {
        reset(message);
        int length = to - from;
        int withdrawnLength = u16(message, from, to);
        if (withdrawnLength + 4 > length) {
            throw attributeList("UPDATE withdrawn length " + withdrawnLength + " exceeds available data");
        }
        int attributesAt = from + 2 + withdrawnLength;
        int attributesLength = u16(message, attributesAt, to);
        int attributesFrom = attributesAt + 2;
        if (attributesFrom + attributesLength > to) {
            throw attributeList("UPDATE attributes length " + attributesLength + " exceeds available data");
        }
        int nlriFrom = attributesFrom + attributesLength;
        if (withdrawnLength == 0 && attributesLength == 0 && nlriFrom == to) {
            update.endOfRib(FamilyId.IPV4_UNICAST);
            return update;
        }
        decodeAttributes(message, attributesFrom, nlriFrom, context, codecs);
        hasReachable = nlriFrom < to;
        decodeNlri(message, from + 2, attributesAt, nlriFrom, to, context, codecs);
        judge(nlriFrom < to, context, codecs);
        return update;
    }

    private void reset(byte[] message) {
        update.clear(message);
        seenCodes[0] = seenCodes[1] = seenCodes[2] = seenCodes[3] = 0;
        severity = Severity.DISCARD_ATTRIBUTE;
        hasSeverity = false;
        worst = null;
        mpReachFrom = mpReachTo = mpUnreachFrom = mpUnreachTo = -1;
        hasReachable = false;
        nextHop = null;
    }

    // ---- attributes

    private void decodeAttributes(byte[] message, int from, int to, CodecContext context, CodecView codecs)
            throws MalformedException {
        int at = from;
        while (at < to) {
            int headerLength = (message[at] & AttributeFlags.EXTENDED_LENGTH) != 0 ? 4 : 3;
            if (at + headerLength > to) {
                blame(
                        Severity.TREAT_AS_WITHDRAW,
                        new MalformedException("attribute header runs over the attributes", at));
                return;
            }
            int flags = message[at] & 0xFF;
            int code = message[at + 1] & 0xFF;
            int length =
                    headerLength == 4 ? (message[at + 2] & 0xFF) << 8 | message[at + 3] & 0xFF : message[at + 2] & 0xFF;
            int start = at + headerLength;
            if (start + length > to) {
                blame(
                        Severity.TREAT_AS_WITHDRAW,
                        new MalformedException("attribute " + code + " runs over the attributes", at));
                return;
            }
            at = start + length;
            if (isRepeated(code)) {
                if (code == MP_REACH || code == MP_UNREACH) {
                    throw attributeList("attribute " + code + " appears twice");
                }
                update.problem("attribute " + code + " repeated, the first is kept");
                continue;
            }
            decodeAttribute(message, code, flags, start, at, context, codecs);
        }
    }

    private boolean isRepeated(int code) {
        long bit = 1L << (code & 63);
        boolean isSeen = (seenCodes[code >>> 6] & bit) != 0;
        seenCodes[code >>> 6] |= bit;
        return isSeen;
    }

    private void decodeAttribute(
            byte[] message, int code, int flags, int start, int end, CodecContext context, CodecView codecs)
            throws MalformedException {
        if (code == MP_REACH || code == MP_UNREACH) {
            if ((flags & (AttributeFlags.OPTIONAL | AttributeFlags.TRANSITIVE)) != AttributeFlags.OPTIONAL) {
                throw MalformedException.reset(
                        UPDATE_ERROR, 4, copy(message, start, end), "attribute " + code + " has wrong flags");
            }
            if (code == MP_REACH) {
                mpReachFrom = start;
                mpReachTo = end;
            } else {
                mpUnreachFrom = start;
                mpUnreachTo = end;
            }
            return;
        }
        PathAttributeType<?> type = codecs.attribute(code);
        if (type == null) {
            keepUnknown(message, code, flags, start, end);
            return;
        }
        int significant = AttributeFlags.OPTIONAL | AttributeFlags.TRANSITIVE;
        if ((flags & significant) != (type.flags() & significant)) {
            blame(type.onWrongFlags(), new MalformedException(type.name() + " has wrong flags", start));
            return;
        }
        try {
            Object decoded = type.decode(value.reset(message, start, end), context);
            if (code == NEXT_HOP && decoded instanceof IpAddress address) {
                nextHop = address;
            } else {
                update.attributes().add(code, flags & ~AttributeFlags.EXTENDED_LENGTH, type, decoded, start, end);
            }
        } catch (MalformedException malformed) {
            blame(malformed.severityOr(type.onMalformed()), named(type, malformed));
        } catch (RuntimeException | StackOverflowError fault) {
            faults.fault(type, fault, copy(message, start, end));
            update.attributes().add(code, flags & ~AttributeFlags.EXTENDED_LENGTH, null, null, start, end);
        }
    }

    private void keepUnknown(byte[] message, int code, int flags, int start, int end) throws MalformedException {
        if ((flags & AttributeFlags.OPTIONAL) == 0) {
            if (code == NEXT_HOP || code < 8) {
                // A well-known attribute whose bundle is not installed is not the peer's fault: its octets go on.
                update.attributes().add(code, flags & ~AttributeFlags.EXTENDED_LENGTH, null, null, start, end);
                return;
            }
            if (DEPRECATED.contains(code)) {
                update.problem("deprecated attribute " + code + " as if it were well-known: ignored");
                return;
            }
            throw MalformedException.reset(
                    UPDATE_ERROR, 2, copy(message, start, end), "unrecognised well-known attribute " + code);
        }
        if ((flags & AttributeFlags.TRANSITIVE) != 0) {
            int kept = flags & ~AttributeFlags.EXTENDED_LENGTH | AttributeFlags.PARTIAL;
            update.attributes().add(code, kept, null, null, start, end);
        }
    }

    // ---- NLRI

    private void decodeNlri(
            byte[] message,
            int withdrawnFrom,
            int withdrawnTo,
            int nlriFrom,
            int nlriTo,
            CodecContext context,
            CodecView codecs)
            throws MalformedException {
        if (withdrawnFrom < withdrawnTo) {
            AddressFamily<?> family = codecs.family(FamilyId.IPV4_UNICAST);
            decodeRun(
                    update.withdraw(FamilyId.IPV4_UNICAST, family, message, withdrawnFrom, withdrawnTo),
                    message,
                    withdrawnFrom,
                    withdrawnTo,
                    context);
        }
        if (mpUnreachFrom >= 0) {
            decodeUnreachable(message, context, codecs, withdrawnFrom == withdrawnTo && nlriFrom == nlriTo);
        }
        if (nlriFrom < nlriTo) {
            AddressFamily<?> family = codecs.family(FamilyId.IPV4_UNICAST);
            NextHop hop = nextHop != null ? new NextHop(nextHop) : null;
            decodeRun(
                    update.announce(FamilyId.IPV4_UNICAST, family, hop, message, nlriFrom, nlriTo),
                    message,
                    nlriFrom,
                    nlriTo,
                    context);
        }
        if (mpReachFrom >= 0) {
            decodeReachable(message, context, codecs);
        }
    }

    /** MP_UNREACH_NLRI (RFC 4760, 4): AFI [2], SAFI [1], withdrawn routes. */
    private void decodeUnreachable(byte[] message, CodecContext context, CodecView codecs, boolean isAlone)
            throws MalformedException {
        WireReader in = field.reset(message, mpUnreachFrom, mpUnreachTo);
        if (in.remaining() < 3) {
            throw MalformedException.reset(
                    UPDATE_ERROR,
                    9,
                    copy(message, mpUnreachFrom, mpUnreachTo),
                    "MP_UNREACH_NLRI too short: need at least 3 bytes, got " + in.remaining());
        }
        FamilyId family = new FamilyId(in.u16(), in.u8());
        if (!in.hasRemaining()
                && isAlone
                && mpReachFrom < 0
                && update.attributes().size() == 0
                && !hasSeverity) {
            update.endOfRib(family);
            return;
        }
        if (!context.negotiated().hasFamily(family)) {
            update.problem("family " + codecs.nameOf(family) + " was not negotiated: ignored");
            return;
        }
        NlriRun run = update.withdraw(family, codecs.family(family), message, in.position(), in.limit());
        decodeRun(run, message, in.position(), in.limit(), context);
    }

    /** MP_REACH_NLRI (RFC 4760, 3): AFI [2], SAFI [1], next hop length [1], next hop, reserved [1], NLRI. */
    private void decodeReachable(byte[] message, CodecContext context, CodecView codecs) throws MalformedException {
        WireReader in = field.reset(message, mpReachFrom, mpReachTo);
        if (in.remaining() < 5) {
            throw optionalAttribute(message, "MP_REACH_NLRI too short: need at least 5 bytes, got " + in.remaining());
        }
        FamilyId family = new FamilyId(in.u16(), in.u8());
        int hopLength = in.u8();
        if (in.remaining() < hopLength + 1) {
            throw optionalAttribute(
                    message, "MP_REACH_NLRI next hop of " + hopLength + " bytes runs over the attribute");
        }
        int hopFrom = in.position();
        in.skip(hopLength);
        // RFC 4760, 3: the reserved octet "SHOULD be ignored upon receipt"
        in.skip(1);
        hasReachable |= in.hasRemaining();
        if (!context.negotiated().hasFamily(family)) {
            update.problem("family " + codecs.nameOf(family) + " was not negotiated: ignored");
            return;
        }
        int from = in.position();
        int to = in.limit();
        AddressFamily<?> codec = codecs.family(family);
        NextHop hop = codec == null
                ? NextHops.ofUnknownFamily(message, hopFrom, hopLength)
                : NextHops.decode(message, hopFrom, hopLength, codec, context);
        decodeRun(update.announce(family, codec, hop, message, from, to), message, from, to, context);
    }

    private void decodeRun(NlriRun run, byte[] message, int from, int to, CodecContext context)
            throws MalformedException {
        if (run.codec() == null) {
            return;
        }
        boolean hasPathIds = context.negotiated().addPathReceive().contains(run.family());
        WireReader in = value.reset(message, from, to);
        try {
            while (in.hasRemaining()) {
                long pathId = hasPathIds ? in.u32() : NlriCodec.NO_PATH_ID;
                int start = in.position();
                try {
                    Object nlri = run.decode(in, context);
                    if (in.position() <= start) {
                        throw new IllegalStateException(
                                "the codec of " + run.family() + " took nothing: it would go on for ever");
                    }
                    run.add(nlri, pathId, start, in.position());
                } catch (MalformedException malformed) {
                    if (in.position() <= start || !isLocated(malformed)) {
                        throw malformed;
                    }
                    if (malformed.severity() == Severity.DISCARD_ATTRIBUTE) {
                        update.problem(malformed.getMessage());
                    } else {
                        blame(Severity.TREAT_AS_WITHDRAW, malformed);
                    }
                }
            }
        } catch (MalformedException malformed) {
            refuse(run, malformed, message, from, to);
        } catch (RuntimeException | StackOverflowError fault) {
            faults.fault(run.codec(), fault, copy(message, from, to));
            run.makeRaw();
        }
    }

    /** Whether the codec says that the reader stands behind the route: then those behind it are read, be it to withdraw them. */
    private static boolean isLocated(MalformedException malformed) {
        return malformed.severity() == Severity.DISCARD_ATTRIBUTE || malformed.severity() == Severity.TREAT_AS_WITHDRAW;
    }

    private void refuse(NlriRun run, MalformedException malformed, byte[] message, int from, int to)
            throws MalformedException {
        Severity demanded = malformed.severityOr(Severity.RESET_SESSION);
        if (demanded == Severity.RESET_SESSION) {
            throw malformed.code() != 0
                    ? malformed
                    : MalformedException.reset(
                            UPDATE_ERROR,
                            INVALID_NETWORK_FIELD,
                            copy(message, from, to),
                            "could not decode " + run.family() + ": " + malformed.getMessage());
        }
        if (demanded == Severity.DISABLE_FAMILY) {
            update.disable(run.family());
            update.problem(malformed.getMessage());
            return;
        }
        blame(demanded, malformed);
    }

    // ---- judgement

    private void judge(boolean hasClassicNlri, CodecContext context, CodecView codecs) throws MalformedException {
        boolean announces = false;
        for (NlriRun run : update.announced()) {
            announces |= !run.isEmpty();
        }
        if (announces) {
            checkTogether(context);
        }
        if (announces && !hasSeverity || announces && severity == Severity.DISCARD_ATTRIBUTE) {
            requireMandatory(hasClassicNlri, context, codecs);
        }
        if (hasSeverity && severity == Severity.RESET_SESSION && worst != null) {
            throw worst.orElse(Severity.RESET_SESSION, UPDATE_ERROR, MALFORMED_ATTRIBUTE_LIST);
        }
        if (hasSeverity && severity == Severity.TREAT_AS_WITHDRAW) {
            if (!hasReachable) {
                // RFC 7606, 5.2: "we cannot be confident that the NLRI have been successfully parsed"
                throw MalformedException.reset(
                        UPDATE_ERROR,
                        MALFORMED_ATTRIBUTE_LIST,
                        new byte[0],
                        "malformed attributes and no reachable route: " + problem());
            }
            update.treatAsWithdraw();
            update.problem(problem());
            return;
        }
        if (hasSeverity) {
            update.problem(problem());
        }
        complete(context);
    }

    @SuppressWarnings("unchecked") // values were decoded by the type they stand beside
    private void checkTogether(CodecContext context) {
        DecodedAttributes attributes = update.attributes();
        for (int index = 0; index < attributes.size(); index++) {
            PathAttributeType<Object> type = (PathAttributeType<Object>) attributes.type(index);
            Object decoded = attributes.value(index);
            if (type == null || decoded == null) {
                continue;
            }
            try {
                type.check(decoded, attributes, context);
            } catch (MalformedException malformed) {
                blame(malformed.severityOr(type.onMalformed()), named(type, malformed));
            }
        }
    }

    private String problem() {
        return worst == null ? "" : worst.getMessage();
    }

    private void requireMandatory(boolean hasClassicNlri, CodecContext context, CodecView codecs) {
        List<PathAttributeType<?>> types = codecs.attributes();
        for (int index = 0; index < types.size(); index++) {
            PathAttributeType<?> type = types.get(index);
            Set<AttributeTrait> traits = type.traits();
            boolean isMandatory = traits.contains(AttributeTrait.MANDATORY)
                    || context.isInternal() && traits.contains(AttributeTrait.MANDATORY_INTERNAL);
            if (isMandatory && !update.attributes().has(type.code())) {
                blame(Severity.TREAT_AS_WITHDRAW, new MalformedException(type.name() + " is missing", 0));
                return;
            }
        }
        if (hasClassicNlri && nextHop == null && codecs.attribute(NEXT_HOP) != null) {
            blame(Severity.TREAT_AS_WITHDRAW, new MalformedException("NEXT_HOP is missing", 0));
        }
    }

    @SuppressWarnings("unchecked") // values were decoded by the type they stand beside
    private void complete(CodecContext context) {
        DecodedAttributes attributes = update.attributes();
        List<Integer> dropped = null;
        for (int index = 0; index < attributes.size(); index++) {
            PathAttributeType<Object> type = (PathAttributeType<Object>) attributes.type(index);
            Object decoded = attributes.value(index);
            if (type == null || decoded == null) {
                continue;
            }
            Object completed = type.complete(decoded, attributes, context);
            if (completed == null) {
                dropped = dropped == null ? new ArrayList<>() : dropped;
                dropped.add(0, index);
            } else if (completed != decoded) {
                attributes.value(index, completed);
            }
        }
        if (dropped != null) {
            dropped.forEach(attributes::remove);
        }
    }

    /** Notes an error that does not end the decoding; the strongest counts (RFC 7606, 3(h)). */
    private void blame(Severity demanded, MalformedException malformed) {
        if (!hasSeverity || demanded.compareTo(severity) > 0) {
            worst = malformed;
            severity = demanded;
        }
        hasSeverity = true;
    }

    private static MalformedException named(PathAttributeType<?> type, MalformedException malformed) {
        return new MalformedException(type.name() + ": " + malformed.getMessage(), malformed.offset());
    }

    private static MalformedException attributeList(String what) {
        return MalformedException.reset(UPDATE_ERROR, MALFORMED_ATTRIBUTE_LIST, new byte[0], what);
    }

    private MalformedException optionalAttribute(byte[] message, String what) {
        return MalformedException.reset(UPDATE_ERROR, 9, copy(message, mpReachFrom, mpReachTo), what);
    }

    private static byte[] copy(byte[] message, int from, int to) {
        return java.util.Arrays.copyOfRange(message, from, to);
    }

    private static int u16(byte[] message, int at, int to) {
        return at + 2 > to ? Integer.MAX_VALUE >>> 1 : (message[at] & 0xFF) << 8 | message[at + 1] & 0xFF;
    }
}
