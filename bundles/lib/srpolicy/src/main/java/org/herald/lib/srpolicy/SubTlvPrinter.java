package org.herald.lib.srpolicy;

import org.herald.api.bgp.TextWriter;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.WireWriter;

/** Writes the words of sub-TLVs of tunnels. */
final class SubTlvPrinter {
    private SubTlvPrinter() {}

    /** As configuration what is written is read back to the same octets; what has no words of its own is written by its octets. */
    static void print(SubTlv subTlv, TextWriter out) {
        if (subTlv instanceof SubTlv.Value value) {
            out.word(value.kind().word).number(value.number());
            Values.flags(value.flags(), 0, out);
        } else if (subTlv instanceof SubTlv.SegmentList list) {
            if (out.isConfiguration()) {
                SegmentWords.print(list, out);
            } else {
                SegmentFields.print(list, out);
            }
        } else if (subTlv instanceof SubTlv.Name name) {
            print(name, out);
        } else if (subTlv instanceof SubTlv.BindingSid binding) {
            print(binding, out);
        } else if (subTlv instanceof SubTlv.Srv6BindingSid binding
                && (binding.behavior() == null || binding.behavior().fits())) {
            out.word(SubTlvWords.SRV6_BINDING_SID).address(binding.sid());
            if (binding.behavior() != null) {
                binding.behavior().print(out);
            }
            Values.flags(binding.flags(), SubTlvWords.usualFlags(binding), out);
        } else {
            printOfTunnel(subTlv, out);
        }
    }

    private static void printOfTunnel(SubTlv subTlv, TextWriter out) {
        if (subTlv instanceof SubTlv.EgressEndpoint endpoint) {
            IpAddress address = endpoint.address();
            out.word(SubTlvWords.EGRESS_ENDPOINT);
            if (address == null) {
                out.word(SubTlvWords.NULL);
            } else {
                out.address(address);
            }
        } else if (subTlv instanceof SubTlv.VirtualNetwork network && isWritable(network)) {
            print(network, out);
        } else if (subTlv instanceof SubTlv.L2tpSession session) {
            out.word(SubTlvWords.ENCAPSULATION).word("session").number(session.session());
            if (session.cookie().size() > 0) {
                session.cookie().print(out.word("cookie"));
            }
        } else if (subTlv instanceof SubTlv.GreKey key) {
            out.word(SubTlvWords.ENCAPSULATION).word("key").number(key.key());
        } else if (subTlv instanceof SubTlv.LabelStack stack) {
            out.word(SubTlvWords.LABEL_STACK);
            for (long entry : stack.entries()) {
                LabelEntry.print(entry, 0, out.word("label"));
            }
        } else if (subTlv instanceof SubTlv.EndpointPrefixSid prefixSid && SubTlvWords.isWritable(prefixSid.value())) {
            out.word(SubTlvWords.PREFIX_SID);
            PrefixSidFields.print(prefixSid.value(), out);
        } else {
            raw(subTlv, out);
        }
    }

    private static void print(SubTlv.Name name, TextWriter out) {
        if (Values.isPlainWord(name.text())) {
            out.word(SubTlvWords.word(name)).word(name.text());
        } else if (out.isConfiguration() && !Values.isQuotable(name.text())) {
            raw(name, out);
        } else {
            out.word(SubTlvWords.word(name)).word("\"").glue();
            out.foreign(name.text()).glue().word("\"");
        }
    }

    private static void print(SubTlv.BindingSid binding, TextWriter out) {
        out.word(SubTlvWords.BINDING_SID);
        if (binding.label() != null) {
            LabelEntry.print(binding.label(), LabelEntry.BOTTOM, out.word(SubTlvWords.MPLS));
        } else if (binding.sid() != null) {
            out.word(SubTlvWords.SRV6).address(binding.sid());
        } else {
            out.word(SubTlvWords.NULL);
        }
        Values.flags(binding.flags(), SubTlvWords.usualFlags(binding), out);
    }

    /** Values that are there without the flag that says so would be lost in words. */
    private static boolean isWritable(SubTlv.VirtualNetwork network) {
        return ((network.flags() & SubTlv.VirtualNetwork.NETWORK_ID_VALID) != 0 || network.networkId() == 0)
                && ((network.flags() & SubTlv.VirtualNetwork.MAC_VALID) != 0 || network.mac() == 0);
    }

    private static void print(SubTlv.VirtualNetwork network, TextWriter out) {
        int usual = 0;
        out.word(SubTlvWords.ENCAPSULATION);
        if ((network.flags() & SubTlv.VirtualNetwork.NETWORK_ID_VALID) != 0) {
            out.word("vni").number(network.networkId());
            usual |= SubTlv.VirtualNetwork.NETWORK_ID_VALID;
        }
        if ((network.flags() & SubTlv.VirtualNetwork.MAC_VALID) != 0) {
            out.word("mac").word(Values.macText(network.mac()));
            usual |= SubTlv.VirtualNetwork.MAC_VALID;
        }
        Values.flags(network.flags(), usual, out);
    }

    private static void raw(SubTlv subTlv, TextWriter out) {
        WireWriter value = new WireWriter();
        SubTlvCodec.encode(subTlv, value);
        out.word(SubTlvWords.SUB_TLV).number(subTlv.type()).hex(value.array(), 0, value.size());
    }
}
