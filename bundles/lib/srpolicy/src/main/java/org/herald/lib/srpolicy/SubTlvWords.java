package org.herald.lib.srpolicy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.config.StatementException;
import org.herald.api.config.WordMap;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.WireReader;

/** Reads the words of sub-TLVs of tunnels. */
final class SubTlvWords {
    static final String SEGMENT_LIST = "segment-list";
    static final String ENCAPSULATION = "encapsulation";
    static final String EGRESS_ENDPOINT = "egress-endpoint";
    static final String LABEL_STACK = "label-stack";
    static final String PREFIX_SID = "prefix-sid";
    static final String BINDING_SID = "binding-sid";
    static final String SRV6_BINDING_SID = "srv6-binding-sid";
    static final String CANDIDATE_PATH_NAME = "candidate-path-name";
    static final String POLICY_NAME = "policy-name";
    static final String SUB_TLV = "sub-tlv";
    static final String FLAGS = "flags";
    static final String NULL = "null";
    static final String MPLS = "mpls";
    static final String SRV6 = "srv6";

    private static final long MOST_32_BITS = 0xFFFF_FFFFL;
    private static final int MOST_24_BITS = 0xFF_FFFF;
    private static final int SID_FLAG = 0x10;
    private static final int BEHAVIOR_FLAG = 0x20;
    private static final int MOST_LONG_OCTETS = 0xFFFF;
    private static final int MOST_SHORT_OCTETS = 0xFF;

    /** Takes what stands behind a word. */
    private interface Reader {
        SubTlv read(int tunnelType, Words words) throws StatementException;
    }

    private static final Map<String, Reader> POLICY = policyReaders();
    private static final WordMap<Reader> POLICY_BY_WORD = new WordMap<>(POLICY);
    private static final Map<String, Reader> ALL = allReaders();
    private static final WordMap<Reader> ALL_BY_WORD = new WordMap<>(ALL);

    private SubTlvWords() {}

    private static Map<String, Reader> policyReaders() {
        Map<String, Reader> readers = new LinkedHashMap<>();
        numbers(readers, true);
        readers.put(BINDING_SID, (type, words) -> bindingSid(words));
        readers.put(SRV6_BINDING_SID, (type, words) -> srv6BindingSid(words));
        readers.put(POLICY_NAME, (type, words) -> name(SubTlv.POLICY_NAME, words));
        readers.put(CANDIDATE_PATH_NAME, (type, words) -> name(SubTlv.CANDIDATE_PATH_NAME, words));
        readers.put(SEGMENT_LIST, (type, words) -> SegmentWords.read(words));
        readers.put(SUB_TLV, SubTlvWords::raw);
        return readers;
    }

    private static Map<String, Reader> allReaders() {
        Map<String, Reader> readers = new LinkedHashMap<>(POLICY);
        numbers(readers, false);
        readers.put(EGRESS_ENDPOINT, (type, words) -> egressEndpoint(words));
        readers.put(ENCAPSULATION, SubTlvWords::encapsulation);
        readers.put(LABEL_STACK, (type, words) -> labelStack(words));
        readers.put(PREFIX_SID, (type, words) -> new SubTlv.EndpointPrefixSid(PrefixSidWords.readLabelIndex(words)));
        return readers;
    }

    private static void numbers(Map<String, Reader> readers, boolean ofPolicy) {
        for (NumberKind kind : NumberKind.values()) {
            if (SubTlvCodec.isOfSrPolicy(kind.type) == ofPolicy) {
                readers.put(kind.word, (type, words) -> number(kind, words));
            }
        }
    }

    /** All words. */
    static List<String> words() {
        return List.copyOf(ALL.keySet());
    }

    /** Whether the next word starts a sub-TLV that RFC 9830 defines, or one by its octets. */
    static boolean isNextOfSrPolicy(Words words) {
        return POLICY_BY_WORD.peek(words) != null;
    }

    /** Takes one sub-TLV. @param before those that the tunnel has already */
    static SubTlv read(int tunnelType, Words words, List<SubTlv> before) throws StatementException {
        int at = words.position();
        Reader reader = ALL_BY_WORD.peek(words);
        if (reader == null) {
            String word = words.next("a word of a tunnel");
            throw words.failureAt(at, "'" + word + "' is not a word of a tunnel", words());
        }
        words.position(at + 1);
        SubTlv subTlv = reader.read(tunnelType, words);
        if (tunnelType == TunnelType.SR_POLICY && TunnelCodec.isRepeated(subTlv.type(), before)) {
            throw words.failureAt(at, "'" + words.word(at) + "' was given before, an SR policy has it once", List.of());
        }
        return subTlv;
    }

    // ---- the words of each

    private static SubTlv number(NumberKind kind, Words words) throws StatementException {
        long number = Values.number(words, kind.word, kind.least(), kind.most());
        boolean hasFlags = kind.flagOctets > 0 && words.accept(FLAGS);
        return new SubTlv.Value(kind, hasFlags ? (int) Values.number(words, FLAGS, kind.mostFlags()) : 0, number);
    }

    /** {@code [flags N]}. */
    static int flags(int usual, Words words) throws StatementException {
        return words.accept(FLAGS) ? (int) Values.number(words, FLAGS, 0xFF) : usual;
    }

    private static SubTlv bindingSid(Words words) throws StatementException {
        if (words.accept(NULL)) {
            return new SubTlv.BindingSid(flags(0, words), null, null);
        }
        if (words.accept(MPLS)) {
            long label = LabelEntry.read(words, LabelEntry.BOTTOM);
            return new SubTlv.BindingSid(flags(SID_FLAG, words), label, null);
        }
        if (words.accept(SRV6)) {
            IpAddress sid = Values.ipv6(words, "SRv6 SID");
            return new SubTlv.BindingSid(flags(SID_FLAG, words), null, sid);
        }
        throw words.failure("'" + words.peek() + "' is not valid for " + BINDING_SID, List.of(MPLS, NULL, SRV6));
    }

    /** The flags where none are written. Compatibility: ExaBGP 6.0 sends 0x10 with a label. */
    static int usualFlags(SubTlv.BindingSid binding) {
        return binding.label() == null && binding.sid() == null ? 0 : SID_FLAG;
    }

    private static SubTlv srv6BindingSid(Words words) throws StatementException {
        IpAddress sid = Values.ipv6(words, SRV6_BINDING_SID);
        EndpointBehavior behavior = EndpointBehavior.read(words);
        return new SubTlv.Srv6BindingSid(flags(behavior == null ? 0 : BEHAVIOR_FLAG, words), sid, behavior);
    }

    /** The flags where none are written. */
    static int usualFlags(SubTlv.Srv6BindingSid binding) {
        return binding.behavior() == null ? 0 : BEHAVIOR_FLAG;
    }

    private static SubTlv name(int type, Words words) throws StatementException {
        int at = words.position();
        String text = Values.name(words);
        if (text.getBytes(StandardCharsets.UTF_8).length >= MOST_LONG_OCTETS) {
            throw words.failureAt(at, "a name has at most 65534 octets", List.of());
        }
        return new SubTlv.Name(type, text);
    }

    private static SubTlv egressEndpoint(Words words) throws StatementException {
        return new SubTlv.EgressEndpoint(words.accept(NULL) ? null : words.address());
    }

    private static SubTlv encapsulation(int tunnelType, Words words) throws StatementException {
        switch (tunnelType) {
            case TunnelType.VXLAN, TunnelType.NVGRE -> {
                return virtualNetwork(words);
            }
            case TunnelType.L2TPV3 -> {
                words.expect("session");
                long session = Values.number(words, "session", MOST_32_BITS);
                Octets cookie = words.accept("cookie")
                        ? Octets.read(words, "cookie", MOST_SHORT_OCTETS - 4)
                        : new Octets(new byte[0]);
                return new SubTlv.L2tpSession(session, cookie);
            }
            case TunnelType.GRE, TunnelType.MPLS_IN_GRE -> {
                words.expect("key");
                return new SubTlv.GreKey(Values.number(words, "key", MOST_32_BITS));
            }
            default ->
                throw words.failureAt(
                        words.position() - 1,
                        "a tunnel of type " + tunnelType + " has no encapsulation with words, " + SUB_TLV
                                + " takes octets",
                        List.of());
        }
    }

    private static SubTlv virtualNetwork(Words words) throws StatementException {
        int flags = 0;
        int networkId = 0;
        long mac = 0;
        if (words.accept("vni")) {
            networkId = (int) Values.number(words, "vni", MOST_24_BITS);
            flags |= SubTlv.VirtualNetwork.NETWORK_ID_VALID;
        }
        if (words.accept("mac")) {
            mac = Values.mac(words);
            flags |= SubTlv.VirtualNetwork.MAC_VALID;
        }
        return new SubTlv.VirtualNetwork(flags(flags, words), networkId, mac);
    }

    private static SubTlv labelStack(Words words) throws StatementException {
        List<Long> entries = new ArrayList<>();
        words.expect("label");
        do {
            entries.add(LabelEntry.read(words, 0));
        } while (words.accept("label"));
        if (entries.size() * 4 > MOST_SHORT_OCTETS) {
            throw words.failure("a label stack has at most 63 labels", List.of());
        }
        return new SubTlv.LabelStack(entries);
    }

    private static SubTlv raw(int tunnelType, Words words) throws StatementException {
        int type = (int) words.number("type of a sub-TLV", 0xFF);
        int at = words.position();
        int most = type < TunnelCodec.LONG_TYPES ? MOST_SHORT_OCTETS : MOST_LONG_OCTETS;
        Octets value = Octets.read(words, "the value of a sub-TLV", most);
        try {
            return SubTlvCodec.decode(tunnelType, type, new WireReader(value.array()));
        } catch (MalformedException malformed) {
            throw words.failureAt(at, "these octets are no sub-TLV " + type + ": " + malformed.getMessage(), List.of());
        }
    }

    /** The word of a sub-TLV, which is also the name of its field. */
    static String word(SubTlv subTlv) {
        return switch (subTlv.type()) {
            case SubTlv.ENCAPSULATION -> ENCAPSULATION;
            case SubTlv.EGRESS_ENDPOINT -> EGRESS_ENDPOINT;
            case SubTlv.LABEL_STACK -> LABEL_STACK;
            case SubTlv.PREFIX_SID -> PREFIX_SID;
            case SubTlv.BINDING_SID -> BINDING_SID;
            case SubTlv.SRV6_BINDING_SID -> SRV6_BINDING_SID;
            case SubTlv.SEGMENT_LIST -> SEGMENT_LIST;
            case SubTlv.CANDIDATE_PATH_NAME -> CANDIDATE_PATH_NAME;
            case SubTlv.POLICY_NAME -> POLICY_NAME;
            default -> SUB_TLV;
        };
    }

    /** Whether the value of a prefix SID can be written behind its word: a label index, then blocks if there are any. */
    static boolean isWritable(PrefixSid value) {
        List<PrefixSid.Tlv> tlvs = value.tlvs();
        return tlvs.get(0) instanceof PrefixSid.LabelIndex
                && (tlvs.size() == 1 || tlvs.size() == 2 && tlvs.get(1) instanceof PrefixSid.OriginatorSrgb);
    }
}
