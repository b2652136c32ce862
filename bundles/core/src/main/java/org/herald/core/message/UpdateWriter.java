package org.herald.core.message;

import java.util.Arrays;
import org.herald.api.bgp.CodecContext;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.FamilyTrait;
import org.herald.api.bgp.Negotiated;
import org.herald.api.bgp.NlriCodec;
import org.herald.api.wire.AddressFamilyNumber;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;
import org.herald.core.rib.AttributeTable;
import org.herald.core.rib.RouteTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes UPDATE messages from the octets of an Adj-RIB: grouped, split at the session's maximum, path identifiers and next hops as negotiated. One for
 * all sessions; not thread safe.
 *
 * <p>The order inside a message is: withdrawn routes, MP_UNREACH_NLRI, attributes by code, MP_REACH_NLRI, NLRI.
 */
public final class UpdateWriter {
    private static final Logger log = LoggerFactory.getLogger(UpdateWriter.class);
    private static final int MP_REACH = 14;
    private static final int MP_UNREACH = 15;
    private static final int OPTIONAL_EXTENDED = 0x90;

    /** Takes finished messages. */
    public interface MessageSink {
        void message(byte[] octets, int length);
    }

    /** The session that is written for. */
    public record Target(
            CodecContext context,
            CodecView codecs,
            boolean isGrouping,
            Ipv4NextHopRule ipv4NextHops,
            MessageSink sink) {}

    /** Tells whether routes of an IPv6 family may be sent with an IPv4 next hop of 4 octets: the configuration says so, no RFC does. */
    public interface Ipv4NextHopRule {
        boolean allows(FamilyId family);
    }

    /** The fact of the link-local next hop capability (77) that holds the address to be added, as text. */
    private static final String LOCAL_LINK_LOCAL = "local-link-local";

    private final WireWriter message = new WireWriter(4096, Negotiated.EXTENDED_MESSAGE_OCTETS * 2);
    private final WireWriter nextHop = new WireWriter(64, 256);
    private final AttributeExporter exporter = new AttributeExporter();
    private final WithdrawnNlri withdrawn = new WithdrawnNlri();
    private final AttributeTable blocks;
    private final FamilyFacts families;
    private int[] sorted = new int[64];
    private int[] merged = new int[64];

    public UpdateWriter(AttributeTable blocks, FamilyFacts families) {
        this.blocks = blocks;
        this.families = families;
    }

    /** Forgets what it keeps of bundles. */
    public void codecsChanged() {
        exporter.forget();
    }

    /** Writes an End-of-RIB (RFC 4724, 2). */
    public void endOfRib(FamilyId family, MessageSink sink) {
        begin();
        if (family.equals(FamilyId.IPV4_UNICAST)) {
            message.u16(0).u16(0);
        } else {
            message.u16(0).u16(7).u8(0x90).u8(MP_UNREACH).u16(3);
            message.u16(family.afi()).u8(family.safi());
        }
        finish(sink);
    }

    /** Writes withdrawals of entries of one family. */
    public void withdraw(RouteTable routes, int[] entries, int count, Target target) {
        FamilyId family = routes.family(entries[0]);
        FamilyFacts.Facts facts = families.of(family, target.codecs());
        boolean isGrouped = target.isGrouping() && facts.is(FamilyTrait.GROUPED);
        int index = 0;
        while (index < count) {
            int to = isGrouped ? count : index + 1;
            int next = isClassic(family, facts)
                    ? withdrawClassic(routes, entries, index, to, target)
                    : withdrawMultiprotocol(routes, entries, index, to, facts, target);
            if (next == index) {
                log.atError()
                        .addKeyValue("family", family)
                        .addKeyValue("octets", routes.nlriLength(entries[index]))
                        .log("update.route-too-large");
                next++;
            }
            index = next;
        }
    }

    private int withdrawClassic(RouteTable routes, int[] entries, int from, int to, Target target) {
        begin();
        int lengthAt = message.reserve(2);
        int most = target.context().negotiated().messageOctets() - 2;
        int index = putNlri(routes, entries, from, to, most, target);
        message.patchU16(lengthAt, message.size() - lengthAt - 2);
        message.u16(0);
        finish(target.sink());
        return index;
    }

    private int withdrawMultiprotocol(
            RouteTable routes, int[] entries, int from, int to, FamilyFacts.Facts facts, Target target) {
        int attributesLength = 0;
        int block = routes.attributes(entries[from]);
        if (facts.is(FamilyTrait.WITHDRAWN_WITH_ATTRIBUTES)) {
            byte[] attributes = block == AttributeTable.NONE ? new byte[0] : blocks.block(block);
            exporter.findNextHop(attributes);
            boolean withNextHop = facts.is(FamilyTrait.NEXT_HOP_ATTRIBUTE) && exporter.nextHopLength() == 4;
            exporter.export(attributes, withNextHop, routes.family(entries[from]), target.context(), target.codecs());
            attributesLength = exporter.attributes().size();
        }
        int index = withdrawMultiprotocol(routes, entries, from, to, attributesLength, target);
        // A withdrawal must go out: without the attributes, which mean nothing in it, where they leave no room.
        return index == from && attributesLength > 0
                ? withdrawMultiprotocol(routes, entries, from, to, 0, target)
                : index;
    }

    private int withdrawMultiprotocol(
            RouteTable routes, int[] entries, int from, int to, int attributesLength, Target target) {
        begin();
        message.u16(0);
        int totalAt = message.reserve(2);
        int attributeAt = beginMultiprotocol(MP_UNREACH);
        FamilyId family = routes.family(entries[from]);
        message.u16(family.afi()).u8(family.safi());
        int most = target.context().negotiated().messageOctets() - attributesLength;
        int index = putWithdrawnNlri(routes, entries, from, to, most, target);
        if (index == from) {
            return from;
        }
        endMultiprotocol(attributeAt);
        message.bytes(exporter.attributes().array(), 0, attributesLength);
        message.patchU16(totalAt, message.size() - totalAt - 2);
        finish(target.sink());
        return index;
    }

    /** Writes announcements of entries of one family with one block. */
    public void announce(byte[] block, RouteTable routes, int[] entries, int count, Target target) {
        FamilyId family = routes.family(entries[0]);
        FamilyFacts.Facts facts = families.of(family, target.codecs());
        exporter.findNextHop(block);
        boolean isIpv4NextHop = exporter.nextHopLength() == 4;
        boolean isClassic = isClassic(family, facts) && isIpv4NextHop;
        if (!isClassic && !writeNextHop(block, family, facts, target)) {
            return;
        }
        boolean withNextHop =
                isClassic || isIpv4NextHop && facts.is(FamilyTrait.NEXT_HOP_ATTRIBUTE) && nextHop.size() % 8 == 4;
        if (!exporter.export(block, withNextHop, family, target.context(), target.codecs())) {
            log.atWarn()
                    .addKeyValue("family", target.codecs().nameOf(family))
                    .addKeyValue("peer-as", target.context().peerAs())
                    .log("route.held-back: an attribute forbids it to go to this peer");
            // The peer may have been sent the routes with other attributes before.
            withdraw(routes, entries, count, target);
            return;
        }
        boolean isGrouped = target.isGrouping() && facts.is(FamilyTrait.GROUPED);
        int[] ordered = isGrouped && count > 1 ? sort(routes, entries, count) : entries;
        boolean isTold = false;
        int index = 0;
        while (index < count) {
            int to = isGrouped ? count : index + 1;
            int next = isClassic
                    ? announceClassic(routes, ordered, index, to, target)
                    : announceMultiprotocol(routes, ordered, index, to, target);
            if (next == index) {
                if (!isTold) {
                    isTold = true;
                    log.atError()
                            .addKeyValue("family", family)
                            .addKeyValue("octets", exporter.attributes().size())
                            .log("update.attributes-too-large");
                }
                next++;
            }
            index = next;
        }
    }

    private int announceClassic(RouteTable routes, int[] entries, int from, int to, Target target) {
        WireWriter attributes = exporter.attributes();
        begin();
        if (message.size() + 4 + attributes.size()
                > target.context().negotiated().messageOctets()) {
            return from;
        }
        message.u16(0).u16(attributes.size()).bytes(attributes.array(), 0, attributes.size());
        int index =
                putNlri(routes, entries, from, to, target.context().negotiated().messageOctets(), target);
        if (index > from) {
            finish(target.sink());
        }
        return index;
    }

    private int announceMultiprotocol(RouteTable routes, int[] entries, int from, int to, Target target) {
        WireWriter attributes = exporter.attributes();
        FamilyId family = routes.family(entries[from]);
        int most = target.context().negotiated().messageOctets();
        begin();
        if (message.size() + 4 + attributes.size() + 9 + nextHop.size() > most) {
            return from;
        }
        message.u16(0);
        int totalAt = message.reserve(2);
        message.bytes(attributes.array(), 0, attributes.size());
        int attributeAt = beginMultiprotocol(MP_REACH);
        message.u16(family.afi()).u8(family.safi());
        message.u8(nextHop.size()).bytes(nextHop.array(), 0, nextHop.size()).u8(0);
        int index = putNlri(routes, entries, from, to, most, target);
        if (index == from) {
            return from;
        }
        endMultiprotocol(attributeAt);
        message.patchU16(totalAt, message.size() - totalAt - 2);
        finish(target.sink());
        return index;
    }

    /** Puts as many NLRI as fit; returns the index of the first that did not. */
    private int putNlri(RouteTable routes, int[] entries, int from, int to, int most, Target target) {
        boolean hasPathIds = target.context().negotiated().addPathSend().contains(routes.family(entries[from]));
        int index = from;
        while (index < to) {
            int entry = entries[index];
            int length = routes.nlriLength(entry);
            if (message.size() + length + (hasPathIds ? 4 : 0) > most) {
                break;
            }
            putPathId(hasPathIds, routes, entry);
            message.bytes(routes.nlriArray(entry), routes.nlriFrom(entry), length);
            index++;
        }
        return index;
    }

    /** The same for withdrawn routes. */
    private int putWithdrawnNlri(RouteTable routes, int[] entries, int from, int to, int most, Target target) {
        boolean hasPathIds = target.context().negotiated().addPathSend().contains(routes.family(entries[from]));
        int index = from;
        while (index < to) {
            int entry = entries[index];
            WireWriter nlri = withdrawn.of(routes, entry, target);
            if (message.size() + nlri.size() + (hasPathIds ? 4 : 0) > most) {
                break;
            }
            putPathId(hasPathIds, routes, entry);
            message.bytes(nlri.array(), 0, nlri.size());
            index++;
        }
        return index;
    }

    private void putPathId(boolean isWanted, RouteTable routes, int entry) {
        if (isWanted) {
            long pathId = routes.pathId(entry);
            message.u32(pathId == NlriCodec.NO_PATH_ID ? 0 : pathId);
        }
    }

    /** Writes the next hop field of MP_REACH_NLRI. @return false if the session cannot be sent such a next hop: the routes are held back */
    private boolean writeNextHop(byte[] block, FamilyId family, FamilyFacts.Facts facts, Target target) {
        nextHop.clear();
        int length = exporter.nextHopLength();
        if (exporter.nextHopFrom() < 0 || length == 0) {
            return true;
        }
        int from = exporter.nextHopFrom();
        boolean isIpv6Family = family.afi() == AddressFamilyNumber.IPV6;
        if (length == 4
                && isIpv6Family
                && !facts.is(FamilyTrait.NO_NEXT_HOP)
                && !facts.is(FamilyTrait.IPV4_NEXT_HOP)
                && !target.ipv4NextHops().allows(family)) {
            nextHop.zeros(facts.distinguisherOctets()).zeros(10).u16(0xFFFF).bytes(block, from, 4);
            return true;
        }
        boolean isForeign =
                length != 4 && family.afi() == AddressFamilyNumber.IPV4 && facts.is(FamilyTrait.EXTENDED_NEXT_HOP);
        if (isForeign && !target.context().negotiated().allowsNextHop(family, AddressFamilyNumber.IPV6)) {
            log.atWarn()
                    .addKeyValue("family", target.codecs().nameOf(family))
                    .addKeyValue("peer-as", target.context().peerAs())
                    .log("route.held-back: an IPv6 next hop was not negotiated (RFC 8950)");
            return false;
        }
        nextHop.zeros(facts.distinguisherOctets()).bytes(block, from, Math.min(length, 16));
        if (length == 32) {
            nextHop.zeros(facts.distinguisherOctets()).bytes(block, from + 16, 16);
        } else if (length == 16 && isIpv6Family) {
            addLinkLocal(IpAddress.ofOctets(block, from, 16), facts, target);
        }
        return true;
    }

    /** Our link-local address behind a global next hop, where the configuration has one and capability 77 was negotiated. */
    private void addLinkLocal(IpAddress global, FamilyFacts.Facts facts, Target target) {
        Object text = target.context().negotiated().facts().get(LOCAL_LINK_LOCAL);
        if (text == null || global.isLinkLocal()) {
            return;
        }
        IpAddress linkLocal = IpAddress.parse(text.toString());
        if (linkLocal != null && linkLocal.isLinkLocal()) {
            linkLocal.write(nextHop.zeros(facts.distinguisherOctets()));
        }
    }

    private static boolean isClassic(FamilyId family, FamilyFacts.Facts facts) {
        return facts.is(FamilyTrait.CLASSIC_FIELDS) || family.equals(FamilyId.IPV4_UNICAST);
    }

    // ---- framing

    private void begin() {
        message.clear();
        for (int index = 0; index < MessageType.MARKER_OCTETS; index++) {
            message.u8(0xFF);
        }
        message.u16(0).u8(MessageType.UPDATE);
    }

    private void finish(MessageSink sink) {
        message.patchU16(MessageType.MARKER_OCTETS, message.size());
        sink.message(message.array(), message.size());
    }

    private int beginMultiprotocol(int code) {
        int at = message.size();
        message.u8(OPTIONAL_EXTENDED).u8(code).u16(0);
        return at;
    }

    /** Patches the length; where one octet is enough, the shorter form is taken. */
    private void endMultiprotocol(int at) {
        int length = message.size() - at - 4;
        if (length > 0xFF) {
            message.patchU16(at + 2, length);
            return;
        }
        byte[] array = message.array();
        System.arraycopy(array, at + 4, array, at + 3, length);
        message.truncate(message.size() - 1);
        message.patchU8(at, 0x80);
        message.patchU8(at + 2, length);
    }

    // ---- order

    /** By NLRI octets: mask length, then address. Entries keep their order otherwise. */
    private int[] sort(RouteTable routes, int[] entries, int count) {
        if (sorted.length < count) {
            sorted = new int[count * 2];
            merged = new int[count * 2];
        }
        System.arraycopy(entries, 0, sorted, 0, count);
        for (int width = 1; width < count; width *= 2) {
            for (int from = 0; from < count; from += width * 2) {
                merge(routes, from, Math.min(from + width, count), Math.min(from + width * 2, count));
            }
            int[] swap = sorted;
            sorted = merged;
            merged = swap;
        }
        return sorted;
    }

    private void merge(RouteTable routes, int from, int middle, int to) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takesLeft = right >= to || left < middle && compare(routes, sorted[left], sorted[right]) <= 0;
            merged[at] = takesLeft ? sorted[left++] : sorted[right++];
        }
    }

    private static int compare(RouteTable routes, int one, int two) {
        int oneFrom = routes.nlriFrom(one);
        int twoFrom = routes.nlriFrom(two);
        return Arrays.compareUnsigned(
                routes.nlriArray(one),
                oneFrom,
                oneFrom + routes.nlriLength(one),
                routes.nlriArray(two),
                twoFrom,
                twoFrom + routes.nlriLength(two));
    }
}
