"""Tables to be sent: a synthetic one shaped like the Internet's, and one a route collector recorded."""

import bz2
import gzip
import random
import struct
from pathlib import Path

from . import wire

MOST_OCTETS = 4096


def synthetic(ipv4=1_000_000, ipv6=200_000, per_set=8.05, asn=65002, seed=20261122):
    """Messages of a table, always the same for the same arguments: distinct prefixes, several to an attribute set, communities on 60 % of
    the sets. Returns (octets, prefixes, attribute sets)."""
    rng = random.Random(seed)
    out, sets = [], 0
    sets += _family(rng, out, _ipv4_prefixes(rng, ipv4), per_set, asn, False)
    sets += _family(rng, out, _ipv6_prefixes(rng, ipv6), per_set, asn, True)
    return b"".join(out), ipv4 + ipv6, sets


def _ipv4_prefixes(rng, count):
    """60 % /24, the rest /16 to /23, without two of the same."""
    seen = set()
    lengths = [24] * 60 + [23] * 10 + [22] * 13 + [21] * 5 + [20] * 5 + [19] * 4 + [18] * 2 + [16] * 1
    while len(seen) < count:
        bits = rng.choice(lengths)
        address = rng.randrange(0x01000000, 0xDF000000) >> (32 - bits) << (32 - bits)
        if address >> 24 not in (10, 127):
            seen.add((address, bits))
    for address, bits in sorted(seen):
        yield bytes([bits]) + struct.pack("!I", address)[: (bits + 7) // 8]


def _ipv6_prefixes(rng, count):
    seen = set()
    lengths = [48] * 50 + [32] * 15 + [44] * 10 + [40] * 10 + [36] * 7 + [29] * 8
    while len(seen) < count:
        bits = rng.choice(lengths)
        address = (0x2 << 60 | rng.randrange(1 << 60)) >> (64 - bits) << (64 - bits)
        seen.add((address, bits))
    for address, bits in sorted(seen):
        yield bytes([bits]) + struct.pack("!Q", address)[: (bits + 7) // 8]


def attributes(rng, asn):
    """ORIGIN, AS_PATH, and now and then MED, AGGREGATOR, communities; as octets before and behind the next hop."""
    path = [asn] + [rng.randrange(1000, 400000) for _ in range(rng.choice((1, 2, 2, 3, 3, 3, 4, 4, 5, 6)))]
    path += [path[-1]] * rng.choice((0, 0, 0, 0, 1, 2))
    before = wire.attribute(0x40, 1, bytes([rng.choice((0, 0, 0, 0, 2))])) + wire.as_path(path)
    behind = b""
    if rng.random() < 0.2:
        behind += wire.attribute(0x80, 4, struct.pack("!I", rng.randrange(1000)))
    if rng.random() < 0.08:
        behind += wire.attribute(0x40, 6, b"") + wire.attribute(0xC0, 7, struct.pack("!II", path[-1], rng.randrange(1 << 24, 1 << 31)))
    if rng.random() < 0.6:
        values = sorted(rng.randrange(1 << 24, 1 << 32) for _ in range(rng.choice((1, 2, 3, 4, 6, 8))))
        behind += wire.attribute(0xC0, 8, struct.pack("!%dI" % len(values), *values))
    return before, behind


def _family(rng, out, prefixes, per_set, asn, is_ipv6):
    sets, group, left = 0, [], 0
    next_hop4 = wire.attribute(0x40, 3, bytes([192, 0, 2, 2]))
    next_hop6 = bytes.fromhex("20010db8000000000000000000000002")

    def flush():
        before, behind = attributes(rng, asn)
        if is_ipv6:
            out.append(wire.update(before + behind + wire.mp_reach(wire.IPV6_UNICAST, next_hop6, b"".join(group))))
        else:
            out.append(wire.update(before + next_hop4 + behind, b"".join(group)))

    for prefix in prefixes:
        if not left:
            if group:
                flush()
                group = []
            left = max(1, min(300, int(rng.expovariate(1 / (per_set - 0.5)) + 1)))
            sets += 1
        group.append(prefix)
        left -= 1
    flush()
    return sets


def recorded(file, peer=None):
    """Messages of one peer's IPv4 table in a TABLE_DUMP_V2 file, prefixes of equal attributes together; of the fullest peer unless told.
    Returns (octets, prefixes, updates)."""
    groups = _recorded_groups(file, peer)
    out = []
    for attrs, prefixes in groups.items():
        room = MOST_OCTETS - wire.HEADER_OCTETS - 4 - len(attrs)
        block, size = [], 0
        for prefix in prefixes:
            if size + len(prefix) > room:
                out.append(wire.update(attrs, b"".join(block)))
                block, size = [], 0
            block.append(prefix)
            size += len(prefix)
        out.append(wire.update(attrs, b"".join(block)))
    return b"".join(out), sum(len(p) for p in groups.values()), len(out)


def _records(file):
    data = Path(file).read_bytes()
    data = bz2.decompress(data) if data[:3] == b"BZh" else gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    at = 0
    while at < len(data):
        _, kind, subtype, length = struct.unpack_from("!IHHI", data, at)
        yield kind, subtype, data, at + 12, at + 12 + length
        at += 12 + length


def _recorded_groups(file, peer):
    if peer is None:
        counts = {}
        for _, number, _, _ in _entries(file):
            counts[number] = counts.get(number, 0) + 1
        peer = max(counts, key=counts.get)
    groups = {}
    for prefix, number, data, (start, end) in _entries(file):
        if number == peer:
            groups.setdefault(data[start:end], []).append(prefix)
    return groups


def _entries(file):
    for kind, subtype, data, at, _ in _records(file):
        if kind != 13 or subtype != 2:
            continue
        at += 4
        octets = (data[at] + 7) >> 3
        prefix = data[at : at + 1 + octets]
        at += 1 + octets
        count = struct.unpack_from("!H", data, at)[0]
        at += 2
        for _ in range(count):
            number, _, length = struct.unpack_from("!HIH", data, at)
            yield prefix, number, data, (at + 8, at + 8 + length)
            at += 8 + length


def updates_of(file):
    """The UPDATE messages of a BGP4MP file whose AS numbers have two octets, as they were recorded."""
    for kind, subtype, data, at, end in _records(file):
        if kind == 16 and subtype in (1, 4):
            size = 2 if subtype == 1 else 4
            afi = struct.unpack_from("!H", data, at + 2 * size + 2)[0]
            start = at + 2 * size + 4 + (8 if afi == 1 else 32)
            if data[start + 18] == wire.UPDATE:
                yield subtype == 4, data[start:end]


def split(octets):
    """The single messages of a stream."""
    at = 0
    while at < len(octets):
        length = struct.unpack_from("!H", octets, at + 16)[0]
        yield octets[at : at + length]
        at += length
