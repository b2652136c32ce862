"""BGP messages as octets: enough to write tables and to count what comes. Knows no more of RFC 4271, 4760 and 7911 than that."""

import ipaddress
import struct

MARKER = b"\xff" * 16
OPEN, UPDATE, NOTIFICATION, KEEPALIVE, ROUTE_REFRESH = 1, 2, 3, 4, 5
HEADER_OCTETS = 19
IPV4_UNICAST, IPV6_UNICAST = (1, 1), (2, 1)
AS_TRANS = 23456


def message(kind, body=b""):
    """Marker [16], length [2], type [1], body."""
    return MARKER + struct.pack("!HB", HEADER_OCTETS + len(body), kind) + body


KEEPALIVE_MESSAGE = message(KEEPALIVE)


def capability(code, value=b""):
    return struct.pack("!BB", code, len(value)) + value


def multiprotocol(family):
    return capability(1, struct.pack("!HBB", family[0], 0, family[1]))


def open_message(asn, router_id, hold=180, families=(IPV4_UNICAST, IPV6_UNICAST), capabilities=b"", four_octets=True):
    """An OPEN with one parameter that has all capabilities."""
    caps = b"".join(multiprotocol(family) for family in families)
    if four_octets:
        caps += capability(65, struct.pack("!I", asn))
    caps += capabilities
    parameters = struct.pack("!BB", 2, len(caps)) + caps if caps else b""
    two = asn if asn < 65536 else AS_TRANS
    body = struct.pack("!BHH4sB", 4, two, hold, ipaddress.IPv4Address(router_id).packed, len(parameters)) + parameters
    return message(OPEN, body)


def attribute(flags, code, value):
    if len(value) > 255:
        return struct.pack("!BBH", flags | 0x10, code, len(value)) + value
    return struct.pack("!BBB", flags, code, len(value)) + value


def as_path(numbers):
    """One sequence of four-octet numbers."""
    return attribute(0x40, 2, struct.pack("!BB%dI" % len(numbers), 2, len(numbers), *numbers) if numbers else b"")


def prefix(text):
    network = ipaddress.ip_network(text)
    return bytes([network.prefixlen]) + network.network_address.packed[: (network.prefixlen + 7) // 8]


def update(attributes=b"", nlri=b"", withdrawn=b""):
    return message(
        UPDATE, struct.pack("!H", len(withdrawn)) + withdrawn + struct.pack("!H", len(attributes)) + attributes + nlri
    )


def mp_reach(family, next_hop, nlri):
    return attribute(0x80, 14, struct.pack("!HBB", family[0], family[1], len(next_hop)) + next_hop + b"\x00" + nlri)


def mp_unreach(family, nlri):
    return attribute(0x80, 15, struct.pack("!HB", *family) + nlri)


END_OF_RIB = update()


def end_of_rib(family):
    return END_OF_RIB if family == IPV4_UNICAST else update(mp_unreach(family, b""))


class Counter:
    """Counts announced and withdrawn prefixes of a stream of messages, chunk by chunk, and remembers when each chunk came."""

    def __init__(self):
        self.chunks = []
        self.rest = b""
        self.updates = 0
        self.announced = 0
        self.withdrawn = 0
        self.others = []
        self.keep_others = True

    def feed(self, data, on_prefix=None):
        """Takes octets as they came. on_prefix(announced, family, octets) is called for each prefix, if given."""
        data = self.rest + data
        at, size = 0, len(data)
        while size - at >= HEADER_OCTETS:
            length = (data[at + 16] << 8) | data[at + 17]
            if size - at < length:
                break
            if length < HEADER_OCTETS or data[at : at + 16] != MARKER:
                raise ValueError("no BGP message at octet %d: %s" % (at, data[at : at + 32].hex()))
            kind = data[at + 18]
            if kind == UPDATE:
                self.updates += 1
                self._update(data, at + HEADER_OCTETS, at + length, on_prefix)
            elif kind != KEEPALIVE and self.keep_others:
                self.others.append((kind, bytes(data[at + HEADER_OCTETS : at + length])))
            at += length
        self.rest = data[at:]

    def _update(self, data, at, end, on_prefix):
        length = (data[at] << 8) | data[at + 1]
        at += 2
        self.withdrawn += self._prefixes(data, at, at + length, 1, False, on_prefix)
        at += length
        length = (data[at] << 8) | data[at + 1]
        at += 2
        stop = at + length
        while at < stop:
            flags, code = data[at], data[at + 1]
            if flags & 0x10:
                size = (data[at + 2] << 8) | data[at + 3]
                at += 4
            else:
                size = data[at + 2]
                at += 3
            if code == 14:
                skip = 5 + data[at + 3]
                self.announced += self._prefixes(data, at + skip, at + size, data[at + 1], True, on_prefix)
            elif code == 15:
                self.withdrawn += self._prefixes(data, at + 3, at + size, data[at + 1], False, on_prefix)
            at += size
        self.announced += self._prefixes(data, stop, end, 1, True, on_prefix)

    @staticmethod
    def _prefixes(data, at, end, afi, announced, on_prefix):
        count = 0
        while at < end:
            step = 1 + ((data[at] + 7) >> 3)
            if on_prefix:
                on_prefix(announced, afi, data[at : at + step])
            at += step
            count += 1
        if at != end:
            raise ValueError("prefixes run over their field")
        return count
