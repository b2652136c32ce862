package org.herald.attribute.pmsi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireReader;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The types of tunnels whose identifiers can be read (RFC 6514, 5; IANA registry "P-Multicast Service Interface Tunnel (PMSI Tunnel) Tunnel
 * Types"). The fields of each stand in the order of their octets.
 */
enum PmsiTunnelType {
    /** No identifier. */
    NONE(0, "none", "notunnel"),

    /** Extended tunnel ID [4 or 16], reserved [2], tunnel ID [2], P2MP ID [4], of the SESSION object (RFC 4875, 19.1). */
    RSVP_TE_P2MP(
            1,
            "rsvp-te-p2mp",
            "rsvp-tep2mplsp",
            address("extended-tunnel-id"),
            new Field("", Kind.RESERVED, 2),
            number("tunnel-id", 2),
            number("p2mp-id", 4)),

    /** A P2MP FEC element (RFC 6388, 2.2): type [1], address family [2], address length [1], root, opaque length [2], opaque value. */
    MLDP_P2MP(2, "mldp-p2mp", "mldpp2mplsp", new Field("", Kind.FEC, 6), address("root"), opaque("opaque")),

    /** P-Root node address [4 or 16], P-Multicast group [4 or 16]. */
    PIM_SSM(3, "pim-ssm", "pim-ssmtree", address("root"), address("group")),

    /** Sender's address [4 or 16], P-Multicast group [4 or 16]. */
    PIM_SM(4, "pim-sm", "pim-smtree", address("sender"), address("group")),

    /** Sender's address [4 or 16], P-Multicast group [4 or 16]. */
    BIDIR_PIM(5, "bidir-pim", "bidir-pimtree", address("sender"), address("group")),

    /** The endpoint of the unicast tunnel [4 or 16]. */
    INGRESS_REPLICATION(6, "ingress-replication", "ingressreplication", address("endpoint")),

    /** An MP2MP FEC element (RFC 6388, 3.2), as of type 2. */
    MLDP_MP2MP(7, "mldp-mp2mp", "mldpmp2mplsp", new Field("", Kind.FEC, 8), address("root"), opaque("opaque")),

    /** Source PE [4 or 16], local number [2] (RFC 7524, 6.1). */
    TRANSPORT(8, "transport-tunnel", "transporttunnel", address("source-pe"), number("local-number", 2)),

    /** The replicator's address [4 or 16] (RFC 9574, 4). */
    ASSISTED_REPLICATION(10, "assisted-replication", "assistedreplication", address("endpoint")),

    /** Sub-domain [1], BFR-ID [2], BFR prefix [4 or 16] (RFC 8556, 2). */
    BIER(11, "bier", "bier", number("sub-domain", 1), number("bfr-id", 2), address("bfr-prefix"));

    /** What a field is. */
    enum Kind {
        /** An {@link IpAddress} of 4 or 16 octets, all of one identifier alike. */
        ADDRESS,
        /** A {@link Long} of {@code size} octets. */
        NUMBER,
        /** Zeros of {@code size} octets, which have no value. */
        RESERVED,
        /** Type ({@code size}), family and length in front of the address of a FEC element, which have no value of their own. */
        FEC,
        /** {@link Octets} behind their length of two octets. */
        OPAQUE
    }

    /**
     * One field of an identifier.
     *
     * @param word for statements and events; empty if it has no value
     * @param size octets of a number or of zeros; the type of a FEC element
     */
    record Field(String word, Kind kind, int size) {
        boolean hasValue() {
            return !word.isEmpty();
        }
    }

    private static final int MP2MP_UPSTREAM_FEC = 7;
    private static final int FEC_HEADER_OCTETS = 4;
    private static final int OPAQUE_LENGTH_OCTETS = 2;

    private final int code;
    private final String word;
    private final String textWord;
    private final List<Field> fields;

    PmsiTunnelType(int code, String word, String textWord, Field... fields) {
        this.code = code;
        this.word = word;
        this.textWord = textWord;
        this.fields = List.of(fields);
    }

    private static Field address(String word) {
        return new Field(word, Kind.ADDRESS, 0);
    }

    private static Field number(String word, int octets) {
        return new Field(word, Kind.NUMBER, octets);
    }

    private static Field opaque(String word) {
        return new Field(word, Kind.OPAQUE, 0);
    }

    /** The type of a number, null if its identifiers are octets only. */
    static @Nullable PmsiTunnelType of(int code) {
        for (PmsiTunnelType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    int code() {
        return code;
    }

    /** What it is called in statements. */
    String word() {
        return word;
    }

    /** What it is called in events and text. Compatibility: the RFC's name without blanks. */
    String textWord() {
        return textWord;
    }

    /** The fields that users see, in their order. */
    List<Field> fields() {
        return fields.stream().filter(Field::hasValue).toList();
    }

    /** Whether all that is told of it is one address, or nothing. */
    boolean isPlain() {
        return fields.isEmpty() || fields.size() == 1 && fields.get(0).kind() == Kind.ADDRESS;
    }

    /**
     * Takes an identifier, all that the reader has: the values of {@link #fields()}.
     *
     * @throws MalformedException without a severity, if it is none of the type's
     */
    List<Object> read(WireReader in) throws MalformedException {
        int addressOctets = fields.stream().anyMatch(field -> field.kind() == Kind.FEC) ? 0 : addressOctets(in);
        List<Object> values = new ArrayList<>();
        for (Field field : fields) {
            switch (field.kind()) {
                case ADDRESS -> values.add(IpAddress.read(in, addressOctets));
                case NUMBER -> values.add(number(field.size(), in));
                case RESERVED -> in.skip(field.size());
                case FEC -> addressOctets = fec(field.size(), in);
                case OPAQUE -> values.add(Octets.read(in, in.u16()));
            }
        }
        if (in.hasRemaining()) {
            throw in.malformed(in.remaining() + " octets too many in the identifier of a tunnel " + word);
        }
        return values;
    }

    private static long number(int octets, WireReader in) throws MalformedException {
        return switch (octets) {
            case 1 -> in.u8();
            case 2 -> in.u16();
            default -> in.u32();
        };
    }

    /** Octets of each address, which only those of the whole identifier tell. */
    private int addressOctets(WireReader in) throws MalformedException {
        int others = 0;
        int addresses = 0;
        for (Field field : fields) {
            others += field.size();
            addresses += field.kind() == Kind.ADDRESS ? 1 : 0;
        }
        int octets = in.remaining() - others;
        if (addresses == 0 && octets == 0 || octets == addresses * 4 || octets == addresses * 16) {
            return addresses == 0 ? 0 : octets / addresses;
        }
        throw in.malformed("the identifier of a tunnel " + word + " has "
                + (addresses == 0 ? "no" : (others + addresses * 4) + " or " + (others + addresses * 16))
                + " octets, not " + in.remaining());
    }

    /** Returns the octets of the root's address. */
    private static int fec(int expected, WireReader in) throws MalformedException {
        int at = in.position();
        int type = in.u8();
        boolean isUpstream = type == MP2MP_UPSTREAM_FEC
                && expected == MLDP_MP2MP.fields.get(0).size();
        if (type != expected && !isUpstream) {
            throw new MalformedException("a FEC element of type " + type + " instead of " + expected, at);
        }
        int family = in.u16();
        int octets = in.u8();
        if (!(family == 1 && octets == 4 || family == 2 && octets == 16)) {
            throw new MalformedException(
                    "a root of " + octets + " octets and address family " + family, in.position() - 1);
        }
        return octets;
    }

    /** Writes the identifier that some values make. */
    Octets write(List<Object> values) {
        WireWriter out = new WireWriter(FEC_HEADER_OCTETS + 16 + OPAQUE_LENGTH_OCTETS, 1 << 16);
        int next = 0;
        for (Field field : fields) {
            switch (field.kind()) {
                case ADDRESS -> ((IpAddress) values.get(next++)).write(out);
                case NUMBER -> write((Long) values.get(next++), field.size(), out);
                case RESERVED -> out.zeros(field.size());
                case FEC -> {
                    boolean isIpv6 = ((IpAddress) values.get(next)).isIpv6();
                    out.u8(field.size()).u16(isIpv6 ? 2 : 1).u8(isIpv6 ? 16 : 4);
                }
                case OPAQUE -> {
                    byte[] octets = ((Octets) values.get(next++)).array();
                    out.u16(octets.length).bytes(octets);
                }
            }
        }
        return Octets.of(Arrays.copyOf(out.array(), out.size()));
    }

    private static void write(long value, int octets, WireWriter out) {
        switch (octets) {
            case 1 -> out.u8((int) value);
            case 2 -> out.u16((int) value);
            default -> out.u32(value);
        }
    }

    /** The values of an identifier; null if it says more than they do, or is none. */
    @Nullable
    List<Object> values(Octets identifier) {
        try {
            List<Object> values = read(new WireReader(identifier.array()));
            return write(values).equals(identifier) ? values : null;
        } catch (MalformedException none) {
            return null;
        }
    }
}
