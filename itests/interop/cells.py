"""The cells of the table: what is checked between Herald and one other speaker. A cell returns a few words for the table, or raises."""

import json
import struct
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import control, table, wire
from common import peer as peers
from common import program as programs

import families
import speakers

ANNOUNCED4, ANNOUNCED6 = "203.0.113.0/24", "2001:db8:113::/48"
STATICS = ("198.51.100.0/24", "2001:db8:51::/48")
WORDS = "as-path [ 4200000001 64500 ] med 50 community [ 65001:1 65001:2 ] large-community [ 65001:1:2 ]"
SECONDS_TO_UP = 60


class Mismatch(Exception):
    """One side has something else than the other said."""


class Pair:
    """Herald and a speaker with one session between them."""

    def __init__(self, command, speaker_class, herald="", capability="", families=None, process="", **options):
        self.folder = tempfile.TemporaryDirectory(prefix="herald-interop-")
        self.speaker = speaker_class(self.folder.name, statics=STATICS, **options) if "statics" not in options else speaker_class(
            self.folder.name, **options
        )
        self.control = control.Control(self.folder.name)
        api = "api {\n    processes [ control ];\n    neighbor-changes;\n    receive { parsed; update; }\n}"
        conf = programs.process("control", self.control.run()) + programs.neighbor(
            peer=self.speaker.address,
            local=self.speaker.herald,
            local_as=speakers.HERALD_AS,
            peer_as=speakers.SPEAKER_AS,
            port=self.speaker.port,
            extra="%s\ncapability {\n    route-refresh enable;\n%s\n}" % (herald, capability),
            api=api,
            families=families,
        )
        self.program = programs.Program(command, conf, self.speaker.port, folder=self.folder.name + "/herald")

    def __enter__(self):
        try:
            self.speaker.start()
            self.program.start()
            self.control.accept()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.program.stop()
        self.control.close()
        self.speaker.stop()
        self.folder.cleanup()

    def wait_up(self):
        self.control.wait_up(SECONDS_TO_UP)
        self.speaker.wait("session", self.speaker.is_up, SECONDS_TO_UP)

    def expect_never_up(self, seconds):
        """It must not come up; what else goes on, the speaker's own answers tell."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.control.read(0.2)
            if self.control.is_up() or self.speaker.is_up():
                raise Mismatch("a session came up")
        if not self.program.alive():
            raise Mismatch("Herald ended")


def same(what, got, expected):
    if got != expected:
        raise Mismatch("%s is %s, must be %s" % (what, got, expected))


def unicast(command, speaker, **_):
    """Both families, both ways, attributes compared, withdrawn again."""
    with Pair(command, speaker) as pair:
        pair.wait_up()
        both_ways(pair)
        pair.control.ok("withdraw route %s next-hop 192.0.2.1" % ANNOUNCED4)
        pair.speaker.wait("withdrawal", lambda: not pair.speaker.routes(ANNOUNCED4))
    return "IPv4 and IPv6, both ways"


def ipv6(command, speaker, **_):
    """A session over IPv6, with the IPv4 routes in it too."""
    with Pair(command, speaker, ipv6=True) as pair:
        pair.wait_up()
        both_ways(pair)
    return "session and routes"


def both_ways(pair):
    pair.control.ok("announce route %s next-hop 192.0.2.1 %s" % (ANNOUNCED4, WORDS))
    pair.control.ok("announce route %s next-hop 2001:db8::1 %s" % (ANNOUNCED6, WORDS))
    for prefix, hop in ((ANNOUNCED4, "192.0.2.1"), (ANNOUNCED6, "2001:db8::1")):
        route = pair.speaker.wait("route %s" % prefix, lambda prefix=prefix: pair.speaker.routes(prefix))[0]
        same("AS path of %s" % prefix, route.path, (speakers.HERALD_AS, 64500))
        same("next hop of %s" % prefix, route.next_hop, hop)
        same("MED of %s" % prefix, route.med, 50)
        same("communities of %s" % prefix, sorted(route.communities), ["65001:1", "65001:2"])
        same("large communities of %s" % prefix, tuple(route.large), ("65001:1:2",))
    wanted = {("ipv4 unicast", STATICS[0]), ("ipv6 unicast", STATICS[1])}
    routes = pair.control.wait_routes("both routes of the other side", lambda t: wanted <= {key[:2] for key in t})
    for key, (hop, attributes) in routes.items():
        if key[:2] not in wanted:
            continue  # FRR sends our own routes back
        path = attributes["as-path"]
        numbers = path if isinstance(path, list) else [n for part in path.values() for n in part["value"]]
        same("AS path of %s in JSON" % key[1], numbers, [speakers.SPEAKER_AS])


def big_table(command, speaker, rib=None, **_):
    """A recorded table from Herald: every prefix there, once."""
    octets, count, _ = recorded(rib)
    lines = table_commands(octets)
    with Pair(command, speaker, statics=()) as pair:
        pair.control.keep_events = False
        pair.control.listener.settimeout(30)
        pair.speaker.wait("session", pair.speaker.is_up, SECONDS_TO_UP)
        start = time.monotonic()
        answered = send_all(pair.control, lines)
        if answered["error"]:
            raise Mismatch("%d commands were refused: %s" % (answered["error"], pair.control.errors[:2]))
        pair.speaker.wait("%d routes, %d are there" % (count, pair.speaker.count()), lambda: pair.speaker.count() >= count, 240)
        took = time.monotonic() - start
        time.sleep(1)
        same("routes of the other side", pair.speaker.count(), count)
        spot_check(pair.speaker, octets)
    return "%s prefixes in %.1f s" % (format(count, ","), took)


def recorded(rib):
    if not rib:
        raise FileNotFoundError("needs a recorded table: --rib FILE")
    return table.recorded(rib)


def decoded(octets):
    """Prefixes with what can be compared, of messages as the table writes them."""
    for message in table.split(octets):
        length = struct.unpack_from("!H", message, 21)[0]
        attributes, nlri = message[23 : 23 + length], message[23 + length :]
        yield attributes, nlri


def words_of(attributes):
    """Attributes in words of the API; what it has no word for as octets."""
    at, words, path, med, communities = 0, [], (), None, []
    while at < len(attributes):
        flags, code = attributes[at], attributes[at + 1]
        if flags & 0x10:
            size, at = struct.unpack_from("!H", attributes, at + 2)[0], at + 4
        else:
            size, at = attributes[at + 2], at + 3
        value, at = attributes[at : at + size], at + size
        if code == 1:
            words.append("origin %s" % ("igp", "egp", "incomplete")[value[0]])
        elif code == 2:
            text, path = path_words(value)
            words.append("as-path " + text)
        elif code == 4:
            med = struct.unpack("!I", value)[0]
            words.append("med %d" % med)
        elif code == 8:
            communities = ["%d:%d" % pair for pair in struct.iter_unpack("!HH", value)]
            words.append("community [ %s ]" % " ".join(communities))
        elif code == 6:
            words.append("atomic-aggregate")
        elif code == 7 and value[:4] != b"\0\0\0\0":  # AS 0 is to be discarded, RFC 7607
            words.append("aggregator ( %d:%d.%d.%d.%d )" % struct.unpack("!IBBBB", value))
        elif code not in (3, 7):
            words.append("attribute [ 0x%02x 0x%02x 0x%s ]" % (code, flags & ~0x30, value.hex()))
    return " ".join(words), path, med, communities


def path_words(value):
    at, text, numbers = 0, [], []
    while at < len(value):
        kind, count = value[at], value[at + 1]
        segment = struct.unpack_from("!%dI" % count, value, at + 2)
        at += 2 + 4 * count
        text.append(("( %s )" if kind == 1 else "[ %s ]") % " ".join(map(str, segment)))
        numbers.extend(segment)
    return " ".join(text) or "[ ]", tuple(numbers)


def prefixes_of(nlri):
    at = 0
    while at < len(nlri):
        bits = nlri[at]
        octets = (bits + 7) >> 3
        address = (nlri[at + 1 : at + 1 + octets] + b"\0\0\0\0")[:4]
        yield "%d.%d.%d.%d/%d" % (*address, bits)
        at += 1 + octets


def table_commands(octets):
    lines = []
    for attributes, nlri in decoded(octets):
        words = words_of(attributes)[0]
        prefixes = list(prefixes_of(nlri))
        for at in range(0, len(prefixes), 200):
            lines.append("announce attributes next-hop 192.0.2.1 %s nlri %s\n" % (words, " ".join(prefixes[at : at + 200])))
    return lines


def send_all(line, commands, timeout=300):
    """Writes commands as fast as they are taken, reads the answers meanwhile."""
    import select

    data = memoryview("".join(commands).encode())
    deadline = time.monotonic() + timeout
    line.answers.clear()
    line.sock.setblocking(False)
    try:
        while (data or len(line.answers) < len(commands)) and time.monotonic() < deadline:
            _, writable, _ = select.select([line.sock], [line.sock] if data else [], [], 1.0)
            if writable:
                data = data[line.sock.send(data[: 1 << 18]) :]
            while line.read(0):
                pass
    finally:
        line.sock.setblocking(True)
    return {"done": line.answers.count("done"), "error": len(commands) - line.answers.count("done")}


def spot_check(speaker, octets, step=9000):
    """Attributes of some routes of the table."""
    checked = 0
    for attributes, nlri in list(decoded(octets))[::step]:
        _, path, med, communities = words_of(attributes)
        prefix = next(prefixes_of(nlri))
        if prefix == "0.0.0.0/0":
            continue
        found = speaker.routes(prefix)
        if len(found) != 1:
            raise Mismatch("%d routes for %s" % (len(found), prefix))
        same("AS path of %s" % prefix, found[0].path, path)
        same("MED of %s" % prefix, found[0].med or 0, med or 0)
        same("communities of %s" % prefix, sorted(found[0].communities), sorted(communities))
        checked += 1
    if checked < 5:
        raise Mismatch("only %d routes were compared" % checked)


def table_back(command, speaker, rib=None, **_):
    """A recorded table through the other speaker to an API program: the same prefixes, none twice, each line valid JSON."""
    octets, count, _ = recorded(rib)
    wanted = {p for _, nlri in decoded(octets) for p in prefixes_of(nlri)}
    with Pair(command, speaker, feeder=True, statics=()) as pair:
        pair.wait_up()
        feeder = peers.Peer("127.0.0.9", asn=65009, router_id="192.0.2.9", families=(wire.IPV4_UNICAST,))
        start = time.monotonic()
        feeder.connect(speaker.address, pair.speaker.port, "127.0.0.9")
        feeder.send(octets)
        feeder.send(wire.END_OF_RIB)
        seen, doubles, lines = {}, 0, 0
        quiet = time.monotonic() + 60
        while time.monotonic() < quiet:
            came = pair.control.read(0.5)
            for line in pair.control.lines:
                update = json.loads(line).get("neighbor", {}).get("message", {}).get("update", {})
                doubles += control.apply(update, seen)
                lines += 1
            pair.control.lines.clear()
            feeder.keepalive()
            if came:
                quiet = time.monotonic() + (3 if len(seen) >= count else 60)
                took = time.monotonic() - start
        feeder.close()
        got = {key[1] for key in seen}
        if got != wanted:
            raise Mismatch("%d prefixes are missing, %d too many" % (len(wanted - got), len(got - wanted)))
        same("routes announced again without a change", doubles, 0)
    return "%s prefixes in %s lines of JSON, %.1f s" % (format(len(got), ","), format(lines, ","), took)


def md5(command, speaker, **_):
    """TCP MD5 with the same key."""
    with Pair(command, speaker, herald='md5-password "%s";' % speakers.MD5_KEY, md5=True) as pair:
        pair.wait_up()
        both_ways(pair)
    return "session and routes"


def md5_wrong(command, speaker, **_):
    """TCP MD5 with another key: no session."""
    with Pair(command, speaker, herald='md5-password "another";', md5=True) as pair:
        pair.expect_never_up(8)
    return "no session"


def gtsm(command, speaker, **_):
    """TTL security on both sides."""
    with Pair(command, speaker, herald="outgoing-ttl 255;\nincoming-ttl 255;", ttl_security=True) as pair:
        pair.wait_up()
        both_ways(pair)
    return "session and routes"


def gtsm_wrong(command, speaker, **_):
    """The other side demands a TTL that Herald doesn't send: no session."""
    with Pair(command, speaker, herald="outgoing-ttl 1;", ttl_security=True) as pair:
        pair.expect_never_up(8)
    return "no session"


def add_path(command, speaker, **_):
    """Two paths of one prefix, told apart by their path identifiers."""
    herald = "add-path {\n    ipv4 unicast;\n    ipv6 unicast;\n}"
    with Pair(command, speaker, herald=herald, capability="    add-path send/receive;", add_path=True) as pair:
        pair.wait_up()
        for number in (1, 2):
            pair.control.ok("announce route %s next-hop 192.0.2.1 med %d path-information %d" % (ANNOUNCED4, number, number))
        pair.speaker.wait("both paths", lambda: len(pair.speaker.routes(ANNOUNCED4)) == 2)
        same("MEDs", sorted(route.med for route in pair.speaker.routes(ANNOUNCED4)), [1, 2])
        pair.control.ok("withdraw route %s next-hop 192.0.2.1 path-information 1" % ANNOUNCED4)
        pair.speaker.wait("the other path alone", lambda: [route.med for route in pair.speaker.routes(ANNOUNCED4)] == [2])
        routes = pair.control.wait_routes("route of the other side", lambda t: any(key[1] == STATICS[0] for key in t))
        if not all(key[2] for key in routes):
            raise Mismatch("routes without path identifier: %s" % list(routes))
    return "two paths sent, one withdrawn, path identifiers received"


def extended_next_hop(command, speaker, **_):
    """An IPv4 route with an IPv6 next hop."""
    herald = "nexthop {\n    ipv4 unicast ipv6;\n}"
    # FRR offers it on IPv6 sessions only
    ipv6 = speaker is speakers.Frr
    with Pair(command, speaker, herald=herald, capability="    nexthop enable;", extended_next_hop=True, ipv6=ipv6) as pair:
        pair.wait_up()
        pair.control.ok("announce route %s next-hop 2001:db8::1" % ANNOUNCED4)
        route = pair.speaker.wait("route", lambda: pair.speaker.routes(ANNOUNCED4))[0]
        same("next hop", route.next_hop, "2001:db8::1")
    return "IPv4 route via IPv6"


def restart(command, speaker, **_):
    """Herald dies: the other side keeps its routes; it comes back with one of two: the other is dropped after End-of-RIB."""
    capability = "    graceful-restart 60;"
    with Pair(command, speaker, capability=capability, graceful_restart=True) as pair:
        pair.wait_up()
        kept, lost = ANNOUNCED4, "203.0.114.0/24"
        pair.control.ok(*("announce route %s next-hop 192.0.2.1" % prefix for prefix in (kept, lost)))
        pair.speaker.wait("routes", lambda: pair.speaker.routes(kept) and pair.speaker.routes(lost))
        pair.program.process.kill()
        pair.program.process.wait()
        pair.speaker.wait("end of the session", lambda: not pair.speaker.is_up(), 30)
        if not pair.speaker.routes(kept) or not pair.speaker.routes(lost):
            raise Mismatch("routes were dropped when Herald died")
        # held back until the route is there again, as a program in the field does that knows what it had
        conf = pair.program.conf.read_text().replace("    hold-time", "    manual-eor true;\n    hold-time")
        pair.program.conf.write_text(conf)
        pair.control.close()
        pair.control.path.unlink(missing_ok=True)
        pair.control = control.Control(pair.folder.name)
        pair.program.start()
        pair.control.accept()
        pair.wait_up()
        pair.control.ok("announce route %s next-hop 192.0.2.1" % kept)
        pair.control.ok("announce eor ipv4 unicast", "announce eor ipv6 unicast")
        pair.speaker.wait("the stale route to go", lambda: not pair.speaker.routes(lost), 30)
        if not pair.speaker.routes(kept):
            raise Mismatch("the route that was announced again is gone")
    return "routes kept over a kill -9, stale one dropped at End-of-RIB"


def refresh(command, speaker, **_):
    """ROUTE-REFRESH both ways."""
    # FRR answers only after an End-of-RIB of its own, which it sends with graceful restart
    with Pair(command, speaker, refresh=True, capability="    graceful-restart 60;", graceful_restart=True) as pair:
        pair.wait_up()
        both_ways(pair)
        before = updates_sent(pair)
        is_asked = pair.speaker.ask_refresh()
        deadline = time.monotonic() + 30
        while is_asked and updates_sent(pair) < before + 2:
            if time.monotonic() > deadline:
                raise Mismatch("Herald did not send its routes again")
            time.sleep(0.2)
        if not pair.speaker.answers_refresh:
            return "asked by the other side; asked itself, it says that the family was not negotiated, whoever asks"
        pair.control.lines.clear()
        pair.control.ok("announce route-refresh ipv4 unicast")
        pair.control.wait_routes("the routes of the other side again", lambda t: any(key[1] == STATICS[0] for key in t), 30)
    return "asked by both sides" if is_asked else "asked by Herald"


def family(name):
    """A cell for a family beyond unicast: a route each way, compared on its fields."""
    case = families.CASES[name]

    def cell(command, speaker, **_):
        with Pair(command, speaker, families="%s;" % case.words, family=name, statics=()) as pair:
            pair.wait_up()
            side = pair.speaker.side
            done = []
            if side.has is not None:
                pair.control.ok(case.announce)
                try:
                    pair.speaker.wait("route of Herald", pair.speaker.has_route, 30)
                except speakers.SpeakerError as missing:
                    raise Mismatch("%s: it has %s" % (missing, str(pair.speaker.family_routes())[-900:])) from None
                done.append("announced")
            if side.add:
                pair.speaker.add_routes()
                wanted = side.shows or case.shows
                pair.control.wait("%s of the other side" % wanted, lambda event: shows(event, case, wanted), 30)
                done.append("received")
            if not side.add:
                done.append("it announces none without its other daemons")
        return " and ".join(done)

    cell.__doc__ = case.words + "."
    return cell


def shows(event, case, wanted):
    update = event.get("neighbor", {}).get("message", {}).get("update", {})
    return families.anywhere(update.get("announce", {}).get(case.words, {}), wanted)


def updates_sent(pair):
    _, lines = pair.control.command("show neighbor summary")
    for line in lines:
        words = line.decode().split()
        if words and words[0] == pair.speaker.address:
            return int(words[-2])
    raise Mismatch("show neighbor summary has no line for %s" % pair.speaker.address)


CELLS = {
    "unicast": unicast,
    "ipv6": ipv6,
    "table": big_table,
    "table-back": table_back,
    "md5": md5,
    "md5-wrong": md5_wrong,
    "gtsm": gtsm,
    "gtsm-wrong": gtsm_wrong,
    "add-path": add_path,
    "extended-next-hop": extended_next_hop,
    "restart": restart,
    "refresh": refresh,
}
CELLS.update({name: family(name) for name in families.CASES})
