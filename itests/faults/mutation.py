"""Bad messages and bad lines, always the same for the same seed."""

import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import table, wire


def base_attributes():
    return wire.attribute(0x40, 1, b"\0") + wire.as_path([65002, 64500])


NEXT_HOP = wire.attribute(0x40, 3, bytes([192, 0, 2, 2]))


def sample_update():
    return wire.update(base_attributes() + NEXT_HOP + wire.attribute(0xC0, 8, bytes.fromhex("fdea0001")), wire.prefix("198.51.100.0/24"))


def marker_update(prefix):
    """A good announcement that tells that all before it was looked at."""
    return wire.update(base_attributes() + NEXT_HOP, wire.prefix(prefix))


def corpus(updates=None):
    """Good messages to be spoiled: of every attribute and both families, of every type, and recorded ones if there are."""
    messages = [sample_update(), wire.END_OF_RIB, wire.end_of_rib(wire.IPV6_UNICAST)]
    hop6 = bytes.fromhex("20010db8000000000000000000000002")
    nlri6 = wire.prefix("2001:db8:1::/48") + wire.prefix("2001:db8::/32")
    messages.append(wire.update(base_attributes() + wire.mp_reach(wire.IPV6_UNICAST, hop6, nlri6)))
    messages.append(wire.update(base_attributes() + wire.mp_reach(wire.IPV6_UNICAST, hop6 + bytes.fromhex("fe80") + bytes(14), nlri6)))
    messages.append(wire.update(wire.mp_unreach(wire.IPV6_UNICAST, nlri6)))
    messages.append(wire.update(b"", b"", wire.prefix("198.51.100.0/24") + wire.prefix("10.0.0.0/8")))
    for flags, code, value in (
        (0x80, 4, "00000032"), (0x40, 5, "00000064"), (0x40, 6, ""), (0xC0, 7, "0000fde8c0000201"), (0xC0, 8, "fde80001ffffff01"),
        (0x80, 9, "c0000201"), (0x80, 10, "c0000201c0000202"), (0xC0, 16, "0002fde800000001" "8006000000000000"),
        (0xC0, 17, "02020000fde80000fde9"), (0xC0, 18, "0000fde8c0000201"), (0xC0, 22, "00060000a0c0000201"),
        (0xC0, 23, "000f000c" "0c060000000000640f020100"), (0x80, 26, "01000b0000000000000064"), (0xC0, 28, "0102030405"),
        (0x80, 29, "0400000100"), (0xC0, 32, "0000fde80000000100000002"), (0xC0, 35, "0000fde8"), (0xC0, 40, "01000700000000000001"),
        (0xC0, 99, "00" * 300), (0xC0, 128, "0000fde840010100"), (0xC0, 255, "deadbeef"), (0x80, 250, "01"),
    ):  # fmt: skip
        value = bytes.fromhex(value)
        messages.append(wire.update(base_attributes() + NEXT_HOP + wire.attribute(flags, code, value), wire.prefix("198.51.100.0/24")))
    messages.append(wire.message(wire.NOTIFICATION, b"\x06\x02" + b"\x0bMaintenance"))
    messages.append(wire.message(wire.ROUTE_REFRESH, struct.pack("!HBB", 1, 0, 1)))
    messages.append(wire.open_message(65002, "192.0.2.7", 90, capabilities=wire.capability(64, bytes.fromhex("00780001018000020180"))))
    messages.append(wire.KEEPALIVE_MESSAGE)
    messages += table.split(table.synthetic(400, 80, seed=3)[0])
    if updates:
        messages += [message for _, message in table.updates_of(updates)][:2000]
    # updates are most of what comes
    return [m for m in messages if m[18] == wire.UPDATE] * 3 + messages


def mutate(rng, message):
    """Some changes; the length in the header is mostly put right again, so that the octets behind it are looked at."""
    octets = bytearray(message)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        kind = rng.randrange(8)
        while len(octets) < 20:
            octets.append(rng.randrange(256))
        at = rng.randrange(19, len(octets))
        if kind <= 2:
            octets[at] ^= 1 << rng.randrange(8)
        elif kind == 3:
            octets[at] = rng.choice((0, 1, 2, 4, 16, 32, 33, 127, 128, 255))
        elif kind == 4:
            del octets[at : at + rng.choice((1, 2, 4, 9))]
        elif kind == 5:
            octets[at:at] = bytes(rng.randrange(256) for _ in range(rng.choice((1, 2, 4, 40))))
        elif kind == 6:
            other = rng.randrange(19, len(octets))
            size = rng.randrange(1, 24)
            octets[at:at] = octets[other : other + size]
        else:
            octets[at:] = bytes(rng.randrange(256) for _ in range(len(octets) - at))
    octets = octets[:4096]
    while len(octets) < 19:
        octets.append(0)
    dice = rng.random()
    if dice < 0.004:
        octets[rng.randrange(16)] ^= 0xFF
    elif dice < 0.008:
        octets[18] = rng.randrange(256)
    if dice < 0.996:
        struct.pack_into("!H", octets, 16, len(octets))
    else:
        struct.pack_into("!H", octets, 16, rng.randrange(65536))
    return bytes(octets)


def killers():
    """Single messages that ended other speakers."""
    yield wire.message(wire.NOTIFICATION, b"\x06\x00\xc3\xa9")
    yield wire.message(wire.NOTIFICATION, b'\x06\x02\x10"quoted" \x01\x1b[2J\n\\')
    yield wire.message(wire.NOTIFICATION, b"\x06\x02\xff" + b"x" * 20)
    yield wire.message(wire.NOTIFICATION, b"\x06\x02\x06\xe2\x80\xa8\xed\xa0\x80")
    yield wire.message(wire.ROUTE_REFRESH, struct.pack("!HBB", 4660, 0, 222))
    yield wire.update(base_attributes() + NEXT_HOP + wire.attribute(0xC0, 40, bytes(12)), wire.prefix("198.51.100.0/24"))
    yield wire.update(base_attributes() + NEXT_HOP + wire.attribute(0xC0, 28, b"\xff\xff\xff"), wire.prefix("198.51.100.0/24"))
    yield wire.update(wire.attribute(0x40, 1, b"\0") + wire.as_path([65002] * 255) + NEXT_HOP, wire.prefix("198.51.100.0/24"))
    for size in range(5):
        yield wire.update(base_attributes() + wire.attribute(0x80, 14, bytes.fromhex("00020100ff")[:size]))
    yield wire.update(base_attributes() + NEXT_HOP, b"\0" * 4000)


WORDS = (
    "announce withdraw route attributes neighbor 10.0.0.0/8 10.0.0.0/33 2001:db8::/32 next-hop self 192.0.2.1 as-path [ ] ( ) med community "
    "65000:1 99999999999 -1 0x large-community 1:2:3 nlri flow { } ; split /33 watchdog eor ipv4 unicast attribute 0x99 0xc0 local-preference"
).split()


def bad_line(rng):
    """A line that is no command."""
    kind = rng.randrange(5)
    if kind == 0:
        text = bytes(rng.randrange(1, 256) for _ in range(rng.randrange(1, 200))).replace(b"\n", b" ")
        text = b"!" + text
    elif kind == 1:
        text = b"announce route " + bytes([rng.randrange(128, 256)]) * rng.randrange(1, 40)
    elif kind == 2:
        text = b"announce \x00 route 10.0.0.0/8 next-hop 192.0.2.1 \x00\x01"
    elif kind == 3:
        text = ("announce route 10.0.0.0/%d next-hop 192.0.2.1 " % rng.randrange(33, 999)).encode()
        text += " ".join(rng.choice(WORDS) for _ in range(rng.randrange(30))).encode()
    else:
        text = b"frobnicate " + " ".join(rng.choice(WORDS) for _ in range(rng.randrange(30))).encode()
    return text + b"\n"


def odd_lines():
    """Single lines that other readers stumbled over."""
    return [
        b"announce route " + b"x" * 1_500_000 + b"\n",
        b"\xff" * 1_048_577 + b"\n",
        b"announce route 203.0.113.0/24 next-hop 192.0.2.1 as-path [ " + b"65000 " * 5000 + b"\n",
        b"announce route 203.0.113.0/24 next-hop 192.0.2.1 community [" + b" [" * 5000 + b"\n",
        b"announce attributes next-hop 192.0.2.1 nlri " + b"203.0.113.0/33 " * 5000 + b"\n",
        b"\0\n",
        b"\xef\xbb\xbfannounce route 203.0.113.0/24 next-hop 192.0.2.1\n",
        b"announce route 203.0.113.0/24 next-hop 192.0.2.1 med 4294967296\n",
        b"announce route 203.0.113.0/24 next-hop 192.0.2.1 split /99\n",
        b"neighbor 192.0.2.99 announce route 203.0.113.0/24 next-hop 192.0.2.1\n",
    ]
