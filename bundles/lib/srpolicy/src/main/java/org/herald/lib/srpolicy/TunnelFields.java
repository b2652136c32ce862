package org.herald.lib.srpolicy;

import org.herald.api.bgp.FieldSink;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** What programs are shown of tunnels. */
public final class TunnelFields {
    private TunnelFields() {}

    /**
     * Gives the fields, to be put between openObject and closeObject: {@code sr-policy} decoded, {@code tunnel-type-N} with the octets of the
     * others, and those decoded in {@code tunnels}.
     */
    public static void describe(TunnelEncapsulation value, FieldSink out) {
        FieldGroups fields = new FieldGroups();
        for (TunnelEncapsulation.Tunnel tunnel : value.tunnels()) {
            if (tunnel.type() == TunnelType.SR_POLICY) {
                fields.add("sr-policy", () -> {
                    out.openObject();
                    describe(tunnel, out);
                    out.closeObject();
                });
            } else {
                fields.add("tunnel-type-" + tunnel.type(), () -> raw(tunnel, out));
                fields.addToList("tunnels", () -> decoded(tunnel, out));
            }
        }
        fields.describe(out);
    }

    private static void raw(TunnelEncapsulation.Tunnel tunnel, FieldSink out) {
        WireWriter octets = new WireWriter();
        TunnelCodec.encodeSubTlvs(tunnel, octets);
        out.lowerHex("0x", octets.array(), 0, octets.size());
    }

    private static void decoded(TunnelEncapsulation.Tunnel tunnel, FieldSink out) {
        String word = TunnelType.word(tunnel.type());
        out.openObject();
        out.field("type", tunnel.type());
        if (word != null) {
            out.field("name", word);
        }
        describe(tunnel, out);
        out.closeObject();
    }

    private static void describe(TunnelEncapsulation.Tunnel tunnel, FieldSink out) {
        FieldGroups fields = new FieldGroups();
        for (SubTlv subTlv : tunnel.subTlvs()) {
            if (subTlv instanceof SubTlv.Value value) {
                fields.add(value.kind().word, () -> out.number(value.number()));
                if (value.flags() != 0) {
                    fields.add(value.kind().word + "-flags", () -> out.number(value.flags()));
                }
            } else if (subTlv instanceof SubTlv.SegmentList list) {
                fields.addToList(SubTlvWords.SEGMENT_LIST + "s", () -> SegmentFields.describe(list, out));
            } else if (subTlv instanceof SubTlv.Raw raw) {
                fields.add("unknown-subtlv-" + raw.type(), () -> raw.value().describe(out));
            } else {
                fields.add(SubTlvWords.word(subTlv), () -> describe(subTlv, out));
            }
        }
        fields.describe(out);
    }

    private static void describe(SubTlv subTlv, FieldSink out) {
        if (subTlv instanceof SubTlv.Name name) {
            out.text(name.text());
        } else if (subTlv instanceof SubTlv.BindingSid binding) {
            bindingSid(binding, out);
        } else if (subTlv instanceof SubTlv.Srv6BindingSid binding) {
            srv6BindingSid(binding, out);
        } else if (subTlv instanceof SubTlv.EgressEndpoint endpoint) {
            addressOrNothing(endpoint.address(), out);
        } else if (subTlv instanceof SubTlv.VirtualNetwork network) {
            out.openObject();
            out.field("flags", network.flags());
            out.field("vni", network.networkId());
            out.field("mac", Values.macText(network.mac()));
            out.closeObject();
        } else if (subTlv instanceof SubTlv.L2tpSession session) {
            out.openObject();
            out.field("session", session.session());
            out.name("cookie");
            session.cookie().describe(out);
            out.closeObject();
        } else if (subTlv instanceof SubTlv.GreKey key) {
            out.openObject();
            out.field("key", key.key());
            out.closeObject();
        } else if (subTlv instanceof SubTlv.LabelStack stack) {
            out.openList();
            for (long entry : stack.entries()) {
                out.openObject();
                label(entry, "label", out);
                LabelEntry.describeRest(entry, out);
                out.closeObject();
            }
            out.closeList();
        } else if (subTlv instanceof SubTlv.EndpointPrefixSid prefixSid) {
            out.openObject();
            PrefixSidFields.describe(prefixSid.value(), out);
            out.closeObject();
        }
    }

    private static void addressOrNothing(org.herald.api.wire.@Nullable IpAddress address, FieldSink out) {
        if (address == null) {
            out.absent();
        } else {
            out.address(address);
        }
    }

    static void label(long entry, String name, FieldSink out) {
        out.name(name);
        LabelEntry.label(entry, out);
    }

    private static void bindingSid(SubTlv.BindingSid binding, FieldSink out) {
        Long label = binding.label();
        int usualFlags = SubTlvWords.usualFlags(binding);
        if (label == null && binding.sid() == null && binding.flags() == usualFlags) {
            out.absent();
            return;
        }
        out.openObject();
        if (label != null) {
            out.field("type", "mpls");
            label(label, "label", out);
            if (LabelEntry.lowBits(label) != LabelEntry.BOTTOM) {
                LabelEntry.describeRest(label, out);
            }
        } else if (binding.sid() != null) {
            out.field("type", "srv6");
            out.field("sid", binding.sid());
        } else {
            out.field("type", "null");
        }
        if (binding.flags() != usualFlags) {
            out.field("flags", binding.flags());
        }
        out.closeObject();
    }

    private static void srv6BindingSid(SubTlv.Srv6BindingSid binding, FieldSink out) {
        if (binding.behavior() == null && binding.flags() == 0) {
            out.address(binding.sid());
            return;
        }
        out.openObject();
        out.field("sid", binding.sid());
        if (binding.flags() != SubTlvWords.usualFlags(binding)) {
            out.field("flags", binding.flags());
        }
        if (binding.behavior() != null) {
            binding.behavior().describe(out);
        }
        out.closeObject();
    }
}
