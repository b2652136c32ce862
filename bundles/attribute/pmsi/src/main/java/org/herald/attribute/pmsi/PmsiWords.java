package org.herald.attribute.pmsi;

import java.util.ArrayList;
import java.util.List;
import org.herald.api.bgp.TextWriter;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.IpAddress;
import org.herald.api.wire.MalformedException;
import org.herald.api.wire.Octets;
import org.herald.api.wire.WireReader;
import org.jspecify.annotations.Nullable;

/** Tunnels as users write them: {@code ingress-replication label 100 endpoint 192.0.2.1}. */
final class PmsiWords {
    static final String FLAGS = "flags";
    static final String LABEL = "label";
    static final String VNI = "vni";
    static final String IDENTIFIER = "identifier";

    private static final int MOST_OCTET = 0xFF;
    private static final int MOST_LABEL = 0xF_FFFF;
    private static final int MOST_VNI = 0xFF_FFFF;
    /** So that the attribute fits into the two octets of its length. */
    private static final int MOST_OPAQUE_OCTETS = 0xF000;

    private PmsiWords() {}

    static PmsiTunnel read(Words words) throws StatementException {
        int code = type(words);
        int flags = words.accept(FLAGS) ? (int) words.number(FLAGS, MOST_OCTET) : 0;
        int label = label(words);
        PmsiTunnelType type = PmsiTunnelType.of(code);
        if (type == null || words.isNext(IDENTIFIER)) {
            return new PmsiTunnel(flags, code, label, identifier(type, words));
        }
        List<Object> values = new ArrayList<>();
        for (PmsiTunnelType.Field field : type.fields()) {
            words.expect(field.word());
            values.add(value(field, values, words));
        }
        return new PmsiTunnel(flags, code, label, type.write(values));
    }

    private static int type(Words words) throws StatementException {
        if (!words.hasNext()) {
            throw words.failure("the statement ends where a type of tunnel is expected", types());
        }
        for (PmsiTunnelType type : PmsiTunnelType.values()) {
            if (words.accept(type.word())) {
                return type.code();
            }
        }
        int at = words.position();
        long number = Words.parseNumber(words.text(), words.start(at), words.end(at), MOST_OCTET);
        if (number < 0) {
            throw words.failure("'" + words.peek() + "' is not a type of tunnel (a word, or 0-255)", types());
        }
        words.position(at + 1);
        return (int) number;
    }

    static List<String> types() {
        List<String> all = new ArrayList<>();
        for (PmsiTunnelType type : PmsiTunnelType.values()) {
            all.add(type.word());
        }
        return all;
    }

    private static int label(Words words) throws StatementException {
        if (words.accept(LABEL)) {
            return PmsiTunnel.ofMplsLabel((int) words.number(LABEL, MOST_LABEL));
        }
        return words.accept(VNI) ? (int) words.number(VNI, MOST_VNI) : 0;
    }

    private static Octets identifier(@Nullable PmsiTunnelType type, Words words) throws StatementException {
        words.expect(IDENTIFIER);
        int at = words.position();
        byte[] octets = words.octets(IDENTIFIER);
        checkSize(octets, at, words);
        if (type != null) {
            try {
                type.read(new WireReader(octets));
            } catch (MalformedException malformed) {
                throw words.failureAt(
                        at,
                        "'" + words.word(at) + "' is not an identifier of a tunnel " + type.word() + ": "
                                + malformed.getMessage(),
                        List.of());
            }
        }
        return Octets.of(octets);
    }

    private static void checkSize(byte[] octets, int at, Words words) throws StatementException {
        if (octets.length > MOST_OPAQUE_OCTETS) {
            throw words.failureAt(
                    at, octets.length + " octets are too many for a tunnel (0-" + MOST_OPAQUE_OCTETS + ")", List.of());
        }
    }

    private static Object value(PmsiTunnelType.Field field, List<Object> before, Words words)
            throws StatementException {
        int at = words.position();
        switch (field.kind()) {
            case NUMBER -> {
                return words.number(field.word(), (1L << field.size() * 8) - 1);
            }
            case OPAQUE -> {
                byte[] octets = words.octets(field.word());
                checkSize(octets, at, words);
                return Octets.of(octets);
            }
            default -> {
                IpAddress address = words.address();
                for (Object other : before) {
                    if (other instanceof IpAddress first && first.isIpv6() != address.isIpv6()) {
                        throw words.failureAt(
                                at, "'" + words.word(at) + "' is not of the address family of " + first, List.of());
                    }
                }
                return address;
            }
        }
    }

    static void print(PmsiTunnel tunnel, TextWriter out) {
        PmsiTunnelType type = PmsiTunnelType.of(tunnel.type());
        if (type == null) {
            out.number(tunnel.type());
        } else {
            out.word(type.word());
        }
        if (tunnel.flags() != 0) {
            out.word(FLAGS).number(tunnel.flags());
        }
        if (!tunnel.isMplsLabel()) {
            out.word(VNI).number(tunnel.label());
        } else if (tunnel.label() != 0) {
            out.word(LABEL).number(tunnel.mplsLabel());
        }
        List<Object> values = type == null ? null : type.values(tunnel.identifier());
        if (type == null || values == null) {
            out.word(IDENTIFIER)
                    .hex(tunnel.identifier().array(), 0, tunnel.identifier().size());
            return;
        }
        for (int index = 0; index < values.size(); index++) {
            out.word(type.fields().get(index).word());
            print(values.get(index), out);
        }
    }

    private static void print(Object value, TextWriter out) {
        if (value instanceof IpAddress address) {
            out.address(address);
        } else if (value instanceof Octets octets) {
            out.hex(octets.array(), 0, octets.size());
        } else {
            out.number((Long) value);
        }
    }
}
