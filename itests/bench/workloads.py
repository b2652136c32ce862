"""The workloads. Each function makes one run of a program and returns its measurements by name."""

import ipaddress
import os
import pickle
import random
import select
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import peer as peers
from common import program as programs
from common import table, wire

import measure

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent / "target" / "bench"
CHILD = "%s %s" % (sys.executable, HERE / "child.py")
API = """api {
    processes [ child ];
    neighbor-changes;
%s}"""
RECEIVE = "    receive { parsed; update; }\n"


def cached(name, make):
    """What takes seconds to make is made once."""
    CACHE.mkdir(parents=True, exist_ok=True)
    file = CACHE / (name + ".pickle")
    if not file.exists():
        part = file.with_suffix(".part%d" % os.getpid())
        part.write_bytes(pickle.dumps(make()))
        part.rename(file)
    return pickle.loads(file.read_bytes())


def route_words(count, seed=7, per_set=8):
    """Prefixes with words of attributes, several to a set, shaped like the synthetic table."""
    rng = random.Random(seed)
    words, left = "", 0
    addresses = rng.sample(range(0x0B0000, 0xDF0000), count) if count <= 0xD40000 else None
    for number in range(count):
        if not left:
            left = max(1, min(300, int(rng.expovariate(1 / (per_set - 0.5)) + 1)))
            path = [rng.randrange(1000, 60000) for _ in range(rng.choice((2, 3, 3, 4, 4, 5, 6)))]
            words = "next-hop 192.0.2.1 as-path [ %s ]" % " ".join(map(str, path))
            if rng.random() < 0.2:
                words += " med %d" % rng.randrange(1000)
            if rng.random() < 0.6:
                words += " community [ %s ]" % " ".join(
                    "%d:%d" % (rng.randrange(1, 65000), rng.randrange(65536)) for _ in range(rng.choice((1, 2, 3, 4, 6)))
                )
        left -= 1
        address = addresses[number] << 8
        yield "%s/24 %s" % (ipaddress.IPv4Address(address), words)


def session_conf(peer, api="", extra="", processes=""):
    return processes + programs.neighbor(peer=peer.address, port=peer.port, peer_as=peer.asn, api=api, extra=extra)


def child_conf(kind, folder, *more):
    return programs.process("child", " ".join([CHILD, kind, str(folder), *map(str, more)]))


def usage(program):
    """Of the daemon and what it started, but without the benchmark's own API programs."""
    cpu, peak = program.tree_usage(without="bench/child.py")
    return {"CPU s": cpu, "peak MiB": peak}


def texts(afi, octets):
    """A prefix of the wire, as events spell it."""
    bits, address = octets[0], octets[1:]
    if afi == 1:
        return socket.inet_ntop(socket.AF_INET, address.ljust(4, b"\0")) + "/%d" % bits
    return socket.inet_ntop(socket.AF_INET6, address.ljust(16, b"\0")) + "/%d" % bits


def prefixes_of(octets):
    """All announced prefixes of a stream of messages, as text."""
    found = []
    wire.Counter().feed(octets, lambda announced, afi, prefix: found.append(texts(afi, prefix)))
    return found


def prefixes_of_lines(text):
    return [words[words.index("route") + 1] for words in map(str.split, text.splitlines()) if "route" in words]


class Arrived:
    """What prefixes the peer got."""

    def __init__(self):
        self.prefixes = []

    def __call__(self, stamp, announced, afi, octets):
        self.prefixes.append((announced, afi, octets))

    def check(self, expected):
        if not all(announced for announced, _, _ in self.prefixes):
            raise peers.PeerError("prefixes were withdrawn")
        measure.once_each("prefixes at the peer", [texts(afi, octets) for _, afi, octets in self.prefixes], expected)


# ---- W1


def w1(command, scale):
    """A configuration with static routes, all at the peer, start of the process included."""
    count = int(100_000 * scale)
    routes = cached("w1-%d" % count, lambda: "".join("    route %s;\n" % line for line in route_words(count)))
    peer = peers.Peer()
    conf = session_conf(peer, extra="static {\n%s}" % routes)
    program = programs.Program(command, conf, peer.port)
    arrived = Arrived()
    with program:
        peer.accept(300, program.alive)
        end = peer.read_until_announced(count, on_prefix=arrived)
        result = {"s": end - program.started, **usage(program)}
    peer.close()
    arrived.check(prefixes_of_lines(routes))
    return result


# ---- W2


def w2(command, scale):
    """An API program writes announce lines, all at the peer."""
    count = int(100_000 * scale)
    commands = cached("w2-%d" % count, lambda: "".join("announce route %s\n" % line for line in route_words(count)).encode())
    peer, arrived = peers.Peer(), Arrived()
    program = programs.Program(command, "", peer.port)
    (program.folder / "commands").write_bytes(commands)
    program.conf.write_text(session_conf(peer, API % "", processes=child_conf("source", program.folder)))
    with program:
        peer.accept(60, program.alive)
        end = peer.read_until_announced(count, 3600, idle=0.5, on_prefix=arrived)
        events = measure.Events(program.folder)
        answers = events.follow(b"done\n", count, 60, program.alive)
        start = float((program.folder / "started").read_text())
        result = {"s": end - start, **usage(program)}
        measure.check_json(events.octets())
    peer.close()
    arrived.check(prefixes_of_lines(commands.decode()))
    if answers != count:
        raise peers.PeerError("%d of %d lines were answered done" % (answers, count))
    return result


def w2_million(command, scale):
    """Ten times as many."""
    return w2(command, 10 * scale)


# ---- W3 and the recorded table


def into_child(command, octets, prefixes, extra=""):
    peer = peers.Peer()
    program = programs.Program(command, "", peer.port)
    conf = session_conf(peer, API % RECEIVE, extra=extra, processes=child_conf("sink", program.folder))
    program.conf.write_text(conf)
    with program:
        peer.accept(60, program.alive)
        events = measure.Events(program.folder)
        events.follow(b'"state": "up"', 1, 30, program.alive)
        peer.read_for(0.5)
        events.found = 0
        start = time.monotonic()
        peer.send(octets)
        sent = time.monotonic()
        found = 0
        while found < prefixes and program.alive() and time.monotonic() < start + 600:
            found = events.follow(b'"nlri": ', prefixes, 1.0, program.alive)
            peer.read_for(0.0)
            peer.keepalive()
        if found < prefixes:
            raise peers.PeerError("%d of %d prefixes came to the API program" % (found, prefixes))
        # the end of the line is what counts, and that nothing comes behind it
        peer.read_for(0.3)
        data = events.octets()
        end = events.when(measure.find_nth(data, b'"nlri": ', prefixes))
        result = {"s": end - start, **usage(program), "taken s": sent - start, "MB": len(data) / 1e6}
        result["lines"], announced = measure.check_json(data)
        measure.once_each("prefixes in the JSON", announced, prefixes_of(octets))
    peer.close()
    return result


def w3(command, scale):
    """The whole synthetic table in, every prefix to the API program as JSON."""
    octets, prefixes, _ = synthetic(scale)
    return into_child(command, octets, prefixes)


def w3_without_adj_rib_in(command, scale):
    """The same without Adj-RIB-In."""
    octets, prefixes, _ = synthetic(scale)
    return into_child(command, octets, prefixes, extra="adj-rib-in false;")


def synthetic(scale):
    return cached("synthetic-%s" % scale, lambda: table.synthetic(int(1_000_000 * scale), int(200_000 * scale)))


def real(command, scale, file=None):
    """A recorded table in, every prefix to the API program as JSON."""
    file = Path(file or os.environ.get("HERALD_TABLE", ""))
    if not file.is_file():
        raise FileNotFoundError("a RIB in TABLE_DUMP_V2: give it with --table or HERALD_TABLE")
    octets, prefixes, _ = cached("real-%s-%d" % (file.name, file.stat().st_size), lambda: table.recorded(file))
    return into_child(command, octets, prefixes)


# ---- W4


class Crowd:
    """Many peers of a hold time of 9 s, each on an address of its own, served by one loop."""

    HOLD = 9

    def __init__(self, count):
        self.poll = select.epoll()
        self.listeners, self.sessions = {}, {}
        self.port = 0
        self.addresses = ["127.1.%d.%d" % (n // 250, n % 250 + 1) for n in range(count)]
        for address in self.addresses:
            listener = socket.socket()
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((address, self.port))
            self.port = listener.getsockname()[1]
            listener.listen(4)
            listener.setblocking(False)
            self.listeners[listener.fileno()] = (listener, address)
            self.poll.register(listener, select.EPOLLIN)
        self.lost = 0
        self.gaps = []
        self.up = 0

    def run(self, seconds, until_up=None):
        """Serves for so long, or until so many sessions are up; returns when that was."""
        deadline = time.monotonic() + seconds
        due = time.monotonic()
        while time.monotonic() < deadline:
            for number, _ in self.poll.poll(0.2):
                if number in self.listeners:
                    self._accept(number)
                else:
                    self._read(number)
                if until_up is not None and self.up >= until_up:
                    return time.monotonic()
            if time.monotonic() >= due:
                due += self.HOLD / 3
                self._keepalives()
        return None

    def _accept(self, number):
        listener, address = self.listeners[number]
        sock, _ = listener.accept()
        sock.setblocking(False)
        sock.sendall(wire.open_message(65002, address, self.HOLD))
        self.poll.register(sock, select.EPOLLIN)
        self.sessions[sock.fileno()] = {"sock": sock, "rest": b"", "last": None, "opened": False}

    def _read(self, number):
        session = self.sessions[number]
        now = time.monotonic()
        try:
            data = session["sock"].recv(65536)
        except OSError:
            data = b""
        if not data:
            self._end(number, session)
            return
        data = session["rest"] + data
        while len(data) >= wire.HEADER_OCTETS:
            length = struct.unpack_from("!H", data, 16)[0]
            if len(data) < length:
                break
            kind = data[18]
            if kind == wire.OPEN:
                session["sock"].sendall(wire.KEEPALIVE_MESSAGE)
                session["opened"] = True
            elif kind == wire.NOTIFICATION:
                raise peers.PeerError("NOTIFICATION %s" % data[19:length].hex())
            elif kind == wire.KEEPALIVE:
                if session["last"] is None:
                    self.up += 1
                else:
                    self.gaps.append(now - session["last"])
                session["last"] = now
            data = data[length:]
        session["rest"] = data

    def _end(self, number, session):
        self.poll.unregister(number)
        session["sock"].close()
        del self.sessions[number]
        if session["last"] is not None:
            self.up -= 1
            self.lost += 1

    def _keepalives(self):
        for session in self.sessions.values():
            if session["opened"]:
                session["sock"].send(wire.KEEPALIVE_MESSAGE)

    def close(self):
        for session in self.sessions.values():
            session["sock"].close()
        for listener, _ in self.listeners.values():
            listener.close()


def w4(command, scale, steady_seconds=30):
    """Sessions with a hold time of 9 s: until all are up, then at rest."""
    count = int(1000 * scale)
    crowd = Crowd(count)
    conf = "".join(
        programs.neighbor(peer=address, port=crowd.port, hold=Crowd.HOLD, families="ipv4 unicast;") for address in crowd.addresses
    )
    program = programs.Program(command, conf, crowd.port)
    with program:
        up = crowd.run(180, count)
        if up is None:
            raise peers.PeerError("%d of %d sessions came up" % (crowd.up, count))
        crowd.run(5)
        crowd.gaps.clear()
        cpu, start = program.cpu_seconds(), time.monotonic()
        crowd.run(steady_seconds)
        share = (program.cpu_seconds() - cpu) / (time.monotonic() - start)
        result = {
            "s": up - program.started,
            "CPU %": share * 100,
            "RSS MiB": program.mebibytes(),
            "longest keepalive s": max(crowd.gaps, default=float("nan")),
            "sessions lost": crowd.lost,
        }
    crowd.close()
    return result


# ---- W5


def change_prefix(number):
    """As many distinct prefixes as anybody needs."""
    return "%d.%d.%d.0/24" % (11 + number // 65536, number // 256 % 256, number % 256)


def latencies(written, arrived, seconds):
    """Milliseconds from written to arrived, without the first second, in which everything is new to everybody."""
    first = written[0] + 1.0
    values = sorted((arrived[n] - when) * 1000 for n, when in enumerate(written) if when >= first)
    return {
        "p50 ms": measure.percentile(values, 0.5),
        "p99 ms": measure.percentile(values, 0.99),
        "worst ms": values[-1],
        "per s": len(written) / (max(arrived) - written[0]),
    }


def w5_out(command, scale, rate=1000, seconds=30):
    """Changes at a rate: from the line of the API program to the UPDATE."""
    count = int(rate * seconds * scale)
    peer = peers.Peer()
    program = programs.Program(command, "", peer.port)
    lines = "".join("announce route %s next-hop 192.0.2.1 med %d\n" % (change_prefix(n), n % 97) for n in range(count))
    (program.folder / "commands").write_text(lines)
    program.conf.write_text(session_conf(peer, API % "", processes=child_conf("changes", program.folder, rate)))
    arrived = {}
    with program:
        peer.accept(60, program.alive)
        deadline = time.monotonic() + 3 * seconds + 30
        while len(arrived) < count and time.monotonic() < deadline and program.alive():
            # looked at in pieces, so that the session's buffers never fill
            peer.read_for(1.0)
            peer.count(None, lambda stamp, announced, afi, octets: arrived.setdefault(octets, stamp))
        if len(arrived) < count:
            raise peers.PeerError("%d of %d changes within %d s" % (len(arrived), count, 3 * seconds + 30))
        written = programs_written(program.folder, count)
        result = {**latencies(written, in_order(arrived, count), seconds), **usage(program)}
    peer.close()
    return result


def programs_written(folder, count):
    deadline = time.monotonic() + 10
    while not (folder / "written").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return struct.unpack("%dd" % count, (folder / "written").read_bytes())


def in_order(arrived, count):
    return [arrived[wire.prefix(change_prefix(n))] for n in range(count)]


def w5_in(command, scale, rate=1000, seconds=30):
    """Changes at a rate: from the UPDATE to the line of JSON."""
    count = int(rate * seconds * scale)
    peer = peers.Peer()
    program = programs.Program(command, "", peer.port)
    program.conf.write_text(session_conf(peer, API % RECEIVE, processes=child_conf("sink", program.folder)))
    messages = [
        wire.update(
            wire.attribute(0x40, 1, b"\0") + wire.as_path([65002]) + wire.attribute(0x40, 3, bytes([192, 0, 2, 2])),
            wire.prefix(change_prefix(n)),
        )
        for n in range(count)
    ]
    written = []
    with program:
        peer.accept(60, program.alive)
        peer.read_for(1.0)
        start = time.monotonic()
        while len(written) < count:
            now = time.monotonic()
            due = min(count, int((now - start) * rate) + 1)
            if due == len(written):
                time.sleep(max(0.0, start + len(written) / rate - now))
                continue
            peer.send(b"".join(messages[len(written) : due]), 3 * seconds)
            written.extend([now] * (due - len(written)))
        events = measure.Events(program.folder)
        found = events.follow(b'"nlri": ', count, 2 * seconds + 30, program.alive)
        if found < count:
            raise peers.PeerError("%d of %d changes" % (found, count))
        arrived = event_times(events)
        result = {**latencies(written, [arrived[change_prefix(n)] for n in range(count)], seconds), **usage(program)}
    peer.close()
    return result


def event_times(events):
    """When the line came in which each prefix stands."""
    data = events.octets()
    stamps = list(events.index())
    arrived, at, chunk = {}, 0, 0
    for line in data.split(b"\n"):
        at += len(line) + 1
        while chunk < len(stamps) - 1 and stamps[chunk][1] < at:
            chunk += 1
        start = line.find(b'"nlri": "')
        while start >= 0:
            start += len(b'"nlri": "')
            arrived.setdefault(line[start : line.index(b'"', start)].decode(), stamps[chunk][0])
            start = line.find(b'"nlri": "', start)
    return arrived


def w5_out_fast(command, scale):
    """10,000 changes a second for 30 s, line to UPDATE."""
    return w5_out(command, scale, 10_000, 30)


def w5_in_fast(command, scale):
    """10,000 changes a second for 30 s, UPDATE to JSON."""
    return w5_in(command, scale, 10_000, 30)


# ---- W6


def w6(command, scale):
    """From the start to the first OPEN; memory at rest."""
    peer = peers.Peer()
    program = programs.Program(command, session_conf(peer), peer.port)
    with program:
        peer.accept(60, program.alive)
        opened = peer.open_time - program.started
        peer.read_for(5 * scale)
        result = {"s": opened, "RSS MiB": program.mebibytes(), "CPU s": program.cpu_seconds()}
    peer.close()
    return result


# ---- W7


def w7(command, scale):
    """decode: messages in hexadecimal digits, to JSON on standard output. A stream of them if the program can, else a process for each."""
    octets, _, _ = synthetic(min(1.0, scale))
    lines = [message.hex().upper() for message in table.split(octets)]
    program = programs.Program(command, "", 0)
    # the session the messages are of: a neighbor of another AS
    program.conf.write_text(programs.neighbor(port=179))
    words = program.command[: program.command.index(str(program.conf))]
    try:
        if words[-1] == "server":
            return decode_stream([*words[:-1], "decode", "-c", str(program.conf)], lines, program, prefixes_of(octets))
        return decode_each(words, lines[: max(5, int(20 * scale))], program)
    finally:
        program.conf.unlink()
        program.folder.rmdir()


def decode_stream(command, lines, program, expected):
    data = ("\n".join(lines) + "\n").encode()
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=program.environment)
    os.set_blocking(process.stdin.fileno(), False)
    view, out, first = memoryview(data), [], None
    inputs, outputs = [process.stdout], [process.stdin]
    while inputs:
        readable, writable, _ = select.select(inputs, outputs, [])
        if readable:
            got = os.read(process.stdout.fileno(), 1 << 20)
            first = first or time.monotonic()
            out.append(got)
            if not got:
                inputs = []
        if writable:
            view = view[os.write(process.stdin.fileno(), view[: 1 << 16]) :]
            if not view:
                process.stdin.close()
                outputs = []
    end = time.monotonic()
    _, status, used = os.wait4(process.pid, 0)
    code = process.returncode = os.waitstatus_to_exitcode(status)
    text = b"".join(out)
    count, announced = measure.check_json(text)
    if code or count != len(lines):
        raise peers.PeerError("code %s, %d lines of %d" % (code, count, len(lines)))
    measure.once_each("prefixes in the JSON", announced, expected)
    return {
        "msg/s": len(lines) / (end - start),
        "first line s": first - start,
        "s": end - start,
        "CPU s": used.ru_utime + used.ru_stime,
        "peak MiB": used.ru_maxrss / 1024,
    }


def decode_each(words, lines, program):
    start = time.monotonic()
    first = None
    for line in lines:
        subprocess.run(words + ["--decode", line, str(program.conf)], env=program.environment, capture_output=True, check=False)
        first = first or time.monotonic() - start
    took = time.monotonic() - start
    return {"msg/s": len(lines) / took, "first line s": first, "s": took}


WORKLOADS = {
    "W1": w1,
    "W2": w2,
    "W2-1M": w2_million,
    "W3": w3,
    "W3-no-rib": w3_without_adj_rib_in,
    "real": real,
    "W4": w4,
    "W5-out": w5_out,
    "W5-out-10k": w5_out_fast,
    "W5-in": w5_in,
    "W5-in-10k": w5_in_fast,
    "W6": w6,
    "W7": w7,
}

GROUPS = {
    "W2-all": ["W2", "W2-1M"],
    "W3-all": ["W3", "W3-no-rib"],
    "W5": ["W5-out", "W5-in", "W5-out-10k", "W5-in-10k"],
}
