package org.herald.lib.linkstate;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.FieldSink;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.jspecify.annotations.Nullable;

/** Tells an NLRI of a known type as fields. Which of them stand there even if empty differs from type to type. */
final class LinkStateFields {
    private static final int VERSION_WITH_OBJECTS = 4;
    private static final String NEXT_HOP = "nexthop";

    private final LinkStateNlri nlri;
    private final NlriKind kind;
    private final FieldSink out;
    private final TlvFields values;

    LinkStateFields(LinkStateNlri nlri, FieldSink out) {
        NlriKind known = NlriKind.of(nlri.type());
        if (known == null) {
            throw new IllegalArgumentException("type " + nlri.type() + " has no fields");
        }
        this.nlri = nlri;
        this.kind = known;
        this.out = out;
        this.values = new TlvFields(known.table, "generic-tlv-", true);
    }

    /** @param nextHop of the UPDATE, where the form shows it; else null */
    void describe(@Nullable IpAddress nextHop) {
        out.field("ls-nlri-type", kind.shown);
        out.name("l3-routing-topology").unsigned(nlri.identifier());
        out.field("protocol-id", nlri.protocol());
        one(NlriKind.LOCAL_NODE);
        switch (kind) {
            case NODE -> {}
            case LINK -> link();
            case PREFIX_V4, PREFIX_V6 -> prefix();
            case SRV6_SID -> segment();
        }
        if (nlri.distinguisher() != null) {
            nlri.distinguisher().describe(out);
        }
        boolean showsNextHop = kind == NlriKind.NODE || kind == NlriKind.PREFIX_V4 || kind == NlriKind.PREFIX_V6;
        if (showsNextHop && nextHop != null) {
            out.field(NEXT_HOP, nextHop);
        }
    }

    private void one(int code) {
        for (Tlv tlv : nlri.tlvs()) {
            if (tlv.code() == code) {
                out.name(kind.key(code));
                values.value(tlv, out);
            }
        }
    }

    private List<Tlv> all(List<Integer> codes) {
        List<Tlv> found = new ArrayList<>();
        for (Tlv tlv : nlri.tlvs()) {
            if (codes.contains(tlv.code())) {
                found.add(tlv);
            }
        }
        return found;
    }

    private void link() {
        one(NlriKind.REMOTE_NODE);
        addresses("interface-address", NlriKind.INTERFACE_ADDRESSES);
        addresses("neighbor-address", NlriKind.NEIGHBOR_ADDRESSES);
        if (!isOld() || TlvTable.contains(nlri.tlvs(), NlriKind.MULTI_TOPOLOGY_IDS)) {
            topologies();
        }
        List<Tlv> identifiers = all(List.of(NlriKind.LINK_IDENTIFIERS));
        if (!isOld() || !identifiers.isEmpty()) {
            list(kind.key(NlriKind.LINK_IDENTIFIERS), identifiers);
        }
    }

    private boolean isOld() {
        return out.dialect().version() <= VERSION_WITH_OBJECTS;
    }

    /** Compatibility: 4.2 has an object for the address, and leaves out what is not there. */
    private void addresses(String oldKey, List<Integer> codes) {
        List<Tlv> found = all(codes);
        if (isOld() && found.size() <= 1) {
            if (!found.isEmpty()) {
                out.name(oldKey).openObject();
                out.name(oldKey);
                values.value(found.get(0), out);
                out.closeObject();
            }
            return;
        }
        list(kind.key(codes.get(0)), found);
    }

    private void list(String key, List<Tlv> tlvs) {
        out.name(key).openList();
        for (Tlv tlv : tlvs) {
            values.value(tlv, out);
        }
        out.closeList();
    }

    private void topologies() {
        String key = kind.key(NlriKind.MULTI_TOPOLOGY_IDS);
        if (TlvTable.contains(nlri.tlvs(), NlriKind.MULTI_TOPOLOGY_IDS)) {
            one(NlriKind.MULTI_TOPOLOGY_IDS);
        } else {
            list(key, List.of());
        }
    }

    private void prefix() {
        for (Tlv tlv : all(List.of(NlriKind.REACHABILITY))) {
            out.name("ip-reachability-tlv");
            if (out.dialect().version() < TlvKind.MAIN) {
                address(tlv);
            } else {
                values.value(tlv, out);
            }
        }
        one(NlriKind.REACHABILITY);
        one(NlriKind.OSPF_ROUTE_TYPE);
        if (out.dialect().version() >= TlvKind.OURS) {
            one(NlriKind.MULTI_TOPOLOGY_IDS);
        }
    }

    /** Compatibility: before 6.0 the first of the two fields had no length. */
    private void address(Tlv tlv) {
        ReachabilityShape shape = kind == NlriKind.PREFIX_V6 ? ReachabilityShape.IPV6 : ReachabilityShape.IPV4;
        try {
            out.address(shape.take(tlv.reader()).address());
        } catch (MalformedException e) {
            throw new IllegalStateException("a TLV that was checked is malformed: " + tlv, e);
        }
    }

    private void segment() {
        List<Tlv> descriptors = new ArrayList<>(nlri.tlvs());
        descriptors.removeIf(tlv -> tlv.code() == NlriKind.LOCAL_NODE);
        out.name("srv6-sid-descriptors").openObject();
        values.describe(descriptors, out);
        out.closeObject();
    }
}
