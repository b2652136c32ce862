"""The cases. Each gets the command of the program and a scale, and raises Fault if something was not as it must be."""

import json
import os
import random
import re
import select
import signal
import socket
import struct
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import control, table, wire
from common import peer as peers
from common import program as programs

import mutation

CAP_MIB = 700
RECEIVE = "    receive { parsed; update; open; notification; refresh; }\n"
STACK = re.compile(r"^\s+at [\w.$/]+\(|Exception in thread|java\.lang\.\w+(Error|Exception)|Traceback \(most recent", re.M)


class Fault(Exception):
    """Something was not as it must be."""


class Rig:
    """The program with its peers and API programs."""

    def __init__(self, command, neighbors, names=("control",), receive=RECEIVE, environment=()):
        self.program = programs.Program(command, "", environment=environment)
        self.controls = {name: control.Control(self.program.folder, name) for name in names}
        text = "".join(programs.process(name, line.run()) for name, line in self.controls.items())
        api = "api {\n    processes [ %s ];\n    neighbor-changes;\n%s}" % (" ".join(names), receive)
        self.program.conf.write_text(text + "".join(programs.neighbor(api=api, **neighbor) for neighbor in neighbors))

    def __enter__(self):
        self.program.start()
        for line in self.controls.values():
            line.accept()
        return self

    def __exit__(self, *_):
        for line in self.controls.values():
            line.close()
        self.program.__exit__()

    def check_alive(self):
        if not self.program.alive():
            raise Fault("the daemon ended with %s: %s" % (self.program.process.returncode, self.program.log_text()[-500:]))

    def check_log(self):
        found = STACK.search(self.program.log_text())
        if found:
            text = self.program.log_text()
            raise Fault("a stack trace in the log: %s" % text[max(0, found.start() - 300) : found.end() + 300])

    def check_memory(self, cap=CAP_MIB):
        peak = self.program.peak_mebibytes()
        if peak > cap:
            raise Fault("memory reached %d MiB, may have %d" % (peak, cap))
        return peak


def active(peer):
    return {"peer": peer.address, "port": peer.port, "peer_as": peer.asn, "hold": peer.hold}


def child_of(rig, name):
    """The process id of an API program, by its command line."""
    wanted = str(rig.controls[name].path).encode()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if wanted in (entry / "cmdline").read_bytes().split(b"\0") and b"relay.py" in (entry / "cmdline").read_bytes():
                    return int(entry.name)
            except OSError:
                pass
    raise Fault("the program %s does not run" % name)


class Background:
    """Reads a peer's session in a thread, and keeps it alive: says when KEEPALIVEs came, and what was announced."""

    def __init__(self, peer):
        self.peer, self.gaps, self.last, self.error = peer, [], time.monotonic(), None
        self.prefixes = {}
        self.running = True
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        rest = b""
        try:
            while self.running:
                if select.select([self.peer.sock], [], [], 0.2)[0]:
                    data = self.peer.sock.recv(1 << 20)
                    if not data:
                        raise peers.PeerError("the session ended")
                    now = time.monotonic()
                    self.gaps.append(now - self.last)
                    self.last = now
                    self.peer.counter.feed(data)
                if time.monotonic() - self.peer.last_sent > self.peer.hold / 3:
                    self.peer.sock.sendall(wire.KEEPALIVE_MESSAGE)
                    self.peer.last_sent = time.monotonic()
        except (OSError, ValueError, peers.PeerError) as error:
            self.error = error

    def stop(self):
        self.running = False
        self.thread.join(10)

    def check(self, most_silent):
        if self.error:
            raise Fault("the session of the peer was lost: %s" % self.error)
        worst = max(self.gaps + [time.monotonic() - self.last])
        if worst > most_silent:
            raise Fault("the peer heard nothing for %.1f s, may have waited %.1f s" % (worst, most_silent))
        return worst


def answered_within(line, command, seconds):
    start = time.monotonic()
    answer, _ = line.command(command, 60)
    took = time.monotonic() - start
    if took > seconds:
        raise Fault("'%s' was answered after %.2f s, may take %.1f s" % (command, took, seconds))
    return took


# ---- API programs


def child_stopped(command, scale, seconds=60, **_):
    """An API program stands still while a table arrives: nothing is lost, nobody waits for ever."""
    seconds = max(5, seconds * scale)
    octets, count, _ = table.synthetic(int(500_000 * scale), int(50_000 * scale))
    peer = peers.Peer(hold=9)
    canary = peers.Peer("127.0.0.2", hold=9, router_id="192.0.2.3")
    rig = Rig(command, [active(peer), active(canary)])
    with rig:
        line = rig.controls["control"]
        peer.accept(60)
        canary.accept(60)
        watch = Background(canary)
        line.wait_up()
        child = child_of(rig, "control")
        sender = threading.Thread(target=lambda: quietly(peer.send, octets), daemon=True)
        os.kill(child, signal.SIGSTOP)
        start = time.monotonic()
        sender.start()
        while time.monotonic() - start < seconds:
            time.sleep(0.5)
            rig.check_alive()
            if not sender.is_alive():
                peer.read_for(0)
                peer.keepalive()
        os.kill(child, signal.SIGCONT)
        seen, lines = {}, 0
        quiet = time.monotonic() + 60
        while len(seen) < count and time.monotonic() < quiet:
            if line.read(1.0):
                quiet = time.monotonic() + 60
            for text in line.lines:
                control.apply(json.loads(text).get("neighbor", {}).get("message", {}).get("update", {}), seen)
                lines += 1
            line.lines.clear()
            if not sender.is_alive():
                peer.read_for(0)
                peer.keepalive()
        if len(seen) != count:
            raise Fault("%d of %d prefixes after it went on" % (len(seen), count))
        worst = watch.check(6.5)
        watch.stop()
        peak = rig.check_memory()
        rig.check_log()
    peer.close()
    canary.close()
    return "stopped %d s, %d prefixes, all there; peak %d MiB, longest silence %.1f s" % (seconds, count, peak, worst)


def quietly(action, *arguments):
    try:
        action(*arguments)
    except (OSError, peers.PeerError):
        pass  # the case notices by what does not arrive


def child_floods(command, scale, **_):
    """An API program writes five million lines as fast as it can: keepalives go out, another program is answered."""
    count, distinct = int(5_000_000 * scale), 50_000
    peer = peers.Peer(hold=9)
    rig = Rig(command, [active(peer)], names=("flood", "other"), receive="")
    with rig:
        flood, other = rig.controls["flood"], rig.controls["other"]
        peer.accept(60)
        watch = Background(peer)
        other.wait_up()
        sent = threading.Thread(target=write_flood, args=(flood, count, distinct), daemon=True)
        start = time.monotonic()
        sent.start()
        slowest, asked = 0.0, 0
        flood.keep_events = False
        while (sent.is_alive() or len(flood.answers) < count) and time.monotonic() - start < 600:
            slowest = max(slowest, answered_within(other, "version", 1.0))
            asked += 1
            until = time.monotonic() + 0.2
            while time.monotonic() < until:
                flood.read(0.05)
            rig.check_alive()
        took = time.monotonic() - start
        if flood.answers.count("done") != count:
            raise Fault("%d of %d lines were answered done" % (flood.answers.count("done"), count))
        worst = watch.check(4.0)
        watch.stop()
        peak = rig.check_memory()
        rig.check_log()
    peer.close()
    return "%d lines in %.1f s; another program waited %.2f s at the most (asked %d times), peer %.1f s; peak %d MiB" % (
        count, took, slowest, asked, worst, peak,
    )  # fmt: skip


def write_flood(line, count, distinct):
    for start in range(0, count, 10_000):
        line.send(
            "".join(
                "announce route 11.%d.%d.0/24 next-hop 192.0.2.1 med %d\n" % (n % distinct // 256, n % distinct % 256, n // distinct)
                for n in range(start, min(count, start + 10_000))
            )
        )


def child_deaf(command, scale, **_):
    """An API program never reads what it is answered: its commands are carried out, everybody else goes on."""
    count = int(200_000 * scale)
    peer = peers.Peer(hold=9)
    rig = Rig(command, [active(peer)], names=("deaf", "other"), receive="")
    with rig:
        deaf, other = rig.controls["deaf"], rig.controls["other"]
        peer.accept(60)
        other.wait_up()
        watch = Background(peer)
        lines = "".join("announce route %d.%d.%d.0/24 next-hop 192.0.2.1\n" % (11 + n // 65536, n // 256 % 256, n % 256) for n in range(count))
        writer = threading.Thread(target=lambda: quietly(deaf.send, lines), daemon=True)
        writer.start()
        start = time.monotonic()
        slowest = 0.0
        while peer.counter.announced < count and time.monotonic() - start < 120:
            slowest = max(slowest, answered_within(other, "version", 1.0))
            time.sleep(0.1)
            rig.check_alive()
        if peer.counter.announced < count:
            raise Fault("%d of %d routes reached the peer" % (peer.counter.announced, count))
        worst = watch.check(6.5)
        watch.stop()
        peak = rig.check_memory()
        rig.check_log()
    peer.close()
    return "%d commands carried out; another program waited %.2f s at the most; peak %d MiB" % (count, slowest, peak)


def child_garbage(command, scale, seed=1, **_):
    """An API program writes what are no commands: an error each, and the next command is carried out."""
    rng = random.Random(seed)
    count = int(10_000 * scale)
    peer = peers.Peer()
    with Rig(command, [active(peer)], receive="") as rig:
        line = rig.controls["control"]
        peer.accept(60)
        line.wait_up()
        line.keep_events = False
        for start in range(0, count, 500):
            before, batch = len(line.answers), [mutation.bad_line(rng) for _ in range(min(500, count - start))]
            line.sock.sendall(b"".join(batch))
            deadline = time.monotonic() + 30
            while len(line.answers) - before < len(batch) and time.monotonic() < deadline:
                line.read(0.5)
            if line.answers[before:] != ["error"] * len(batch):
                index = next((i for i, a in enumerate(line.answers[before:]) if a != "error"), len(line.answers) - before)
                raise Fault("line %d was answered %s: %r" % (start + index, line.answers[before:][index : index + 1], batch[min(index, len(batch) - 1)][:200]))
            rig.check_alive()
        huge = 3 << 20
        line.sock.sendall(b"announce route " + b"x" * huge + b"\n")
        answer, _ = line.command("announce route 203.0.113.0/24 next-hop 192.0.2.1", 60)
        peer.read_until_announced(1, 30)
        rig.check_log()
        peak = rig.check_memory()
    peer.close()
    return "%d bad lines and one of 3 MiB, an error each; peak %d MiB" % (count, peak)


def child_dies(command, scale, **_):
    """An API program is killed again and again: it comes back so often, then is given up; the daemon and its routes stay."""
    peer = peers.Peer(hold=9)
    with Rig(command, [active(peer)], names=("dies", "stays"), receive="") as rig:
        dies, stays = rig.controls["dies"], rig.controls["stays"]
        peer.accept(60)
        stays.wait_up()
        stays.ok("announce route 203.0.113.0/24 next-hop 192.0.2.1")
        before = rig.program.descriptors(), rig.program.threads()
        killed = 0
        for _ in range(20):
            dies.sock.close()
            os.kill(child_of(rig, "dies"), signal.SIGKILL) if killed == 0 else kill_again(rig)
            killed += 1
            try:
                dies.accept(5)
            except control.ControlError:
                break
        if killed < 5:
            raise Fault("given up after %d starts" % killed)
        answered_within(stays, "version", 1.0)
        after = rig.program.descriptors(), rig.program.threads()
        if after[0] > before[0] + 2 or after[1] > before[1] + 2:
            raise Fault("descriptors and threads went from %s to %s" % (before, after))
        zombies = [p for p in children(rig.program.process.pid) if state(p) == "Z"]
        if zombies:
            raise Fault("%d zombies" % len(zombies))
        peer.read_for(1)
        rig.check_alive()
        rig.check_log()
    peer.close()
    return "killed %d times; descriptors and threads %s, then %s" % (killed, before, after)


def kill_again(rig):
    try:
        os.kill(child_of(rig, "dies"), signal.SIGKILL)
    except (Fault, ProcessLookupError):
        pass  # it ends by itself when its line is closed


def children(pid):
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1]) == pid:
                    found.append(int(entry.name))
            except OSError:
                pass
    return found


def state(pid):
    try:
        return Path("/proc/%d/stat" % pid).read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return ""


# ---- peers


def listening(address="127.0.0.1"):
    """A port on which the program shall listen, and what its configuration says of it."""
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def passive_rig(command, port, extra=()):
    neighbor = {"peer": "127.0.0.7", "extra": "passive true;\nlisten %d;" % port, "hold": 90}
    return Rig(command, [neighbor, *extra], environment={"exabgp_tcp_bind": "", "exabgp_tcp_port": str(port)})


def cut(command, scale, **_):
    """The connection is cut behind every octet of a session's beginning, orderly and not: each time the next session comes up."""
    port = listening()
    stream = (
        wire.open_message(65002, "192.0.2.7", 90)
        + wire.KEEPALIVE_MESSAGE
        + mutation.sample_update()
        + wire.END_OF_RIB
    )
    points = range(0, len(stream) + 1, max(1, int(1 / scale)))
    with passive_rig(command, port) as rig:
        line = rig.controls["control"]
        reachable(rig, port)
        before = None
        for how in ("close", "reset"):
            for point in points:
                sock = dial(port)
                sock.sendall(stream[:point])
                if how == "reset":
                    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                sock.close()
                line.read(0)
                if before is None and point > 20:
                    before = rig.program.descriptors(), rig.program.threads()
            rig.check_alive()
        peer = peers.Peer("127.0.0.7", router_id="192.0.2.7")
        peer.connect("127.0.0.1", port, "127.0.0.7")
        line.lines.clear()
        peer.send(mutation.sample_update())
        line.wait("update", lambda event: event["type"] == "update", 20)
        after = rig.program.descriptors(), rig.program.threads()
        if after[0] > before[0] + 3 or after[1] > before[1] + 2:
            raise Fault("descriptors and threads went from %s to %s" % (before, after))
        check_json(line)
        rig.check_log()
        peer.close()
    return "%d points, closed and reset; descriptors and threads %s, then %s" % (len(points), before, after)


def reachable(rig, port):
    deadline = time.monotonic() + 30
    while True:
        try:
            dial(port).close()
            return
        except OSError:
            rig.check_alive()
            if time.monotonic() > deadline:
                raise Fault("nobody listens on port %d" % port) from None
            time.sleep(0.1)


def dial(port):
    sock = socket.create_connection(("127.0.0.1", port), 10, ("127.0.0.7", 0))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def check_json(line):
    """Every event so far is one line of strict JSON."""
    for text in line.lines:
        try:
            json.loads(text, parse_constant=refuse)
        except ValueError as error:
            raise Fault("no JSON: %s: %r" % (error, text[:300])) from None
        if any(octet < 0x20 for octet in text):
            raise Fault("a control character in %r" % text[:300])
    count = len(line.lines)
    line.lines.clear()
    return count


def refuse(word):
    raise ValueError(word)


def shut_window(command, scale, seconds=60, **_):
    """A peer does not read, under a thousand changes a second: memory stays, another peer gets everything, and it itself the latest."""
    seconds = max(15, seconds * scale)
    deaf = peers.Peer(hold=0, receive_octets=1 << 17)
    good = peers.Peer("127.0.0.2", hold=9, router_id="192.0.2.3")
    with Rig(command, [active(deaf), active(good)], receive="") as rig:
        line = rig.controls["control"]
        line.keep_events = False
        deaf.accept(60)
        good.accept(60)
        watch = Background(good)
        distinct, number, start = 20_000, 0, time.monotonic()
        early = None
        while time.monotonic() - start < seconds:
            due = int((time.monotonic() - start) * 1000)
            # long attributes, so that the kernel's buffers are full soon
            text = "".join(
                "announce route 11.%d.%d.0/24 next-hop 192.0.2.1 med %d community [ %s ]\n"
                % (n % distinct // 256, n % distinct % 256, n, " ".join("65000:%d" % k for k in range(200)))
                for n in range(number, due)
            )
            line.send(text)
            number = due
            line.read(0.01)
            if early is None and time.monotonic() - start > seconds / 2:
                early = rig.program.mebibytes()
            rig.check_alive()
        line.keep_events = True
        line.ok("announce route 203.0.113.0/24 next-hop 192.0.2.1")
        late = rig.program.mebibytes()
        if late > early * 1.5 + 60:
            raise Fault("memory went from %d to %d MiB" % (early, late))
        deadline = time.monotonic() + 30
        while good.counter.announced < number + 1 and time.monotonic() < deadline:
            time.sleep(0.1)
        worst = watch.check(6.5)
        watch.stop()
        latest = {}
        deadline = time.monotonic() + 30
        wanted = min(distinct, number) + 1
        while len(latest) < wanted and time.monotonic() < deadline:
            deaf.read_for(0.2)
            deaf.count(None, lambda stamp, announced, afi, octets: latest.__setitem__(octets, announced))
        if len(latest) < wanted:
            raise Fault("%d of %d prefixes when it read again" % (len(latest), wanted))
        rig.check_log()
    deaf.close()
    good.close()
    return "%d changes in %d s; %d to %d MiB; it read %d UPDATEs then, the other peer %d" % (
        number, seconds, early, late, deaf.counter.updates, good.counter.updates,
    )  # fmt: skip


def mutated(command, scale, seed=1, updates=None, **_):
    """Mutated messages through live sessions: nobody dies, nobody hangs, each event is JSON, another peer notices nothing."""
    count = int(200_000 * scale)
    rng = random.Random(seed)
    corpus = mutation.corpus(updates)
    port = listening()
    canary = peers.Peer("127.0.0.2", hold=9, router_id="192.0.2.3")
    with passive_rig(command, port, [active(canary)]) as rig:
        line = rig.controls["control"]
        reachable(rig, port)
        canary.accept(60)
        watch = Background(canary)
        probe = Mutator(rig, line, port)
        for message in mutation.killers():
            probe.alone(message)
        events = 0
        done = 0
        while done < count:
            batch = [mutation.mutate(rng, rng.choice(corpus)) for _ in range(min(32, count - done))]
            probe.together(batch)
            done += len(batch)
            events += check_json(line)
            if done % 3200 == 0:
                rig.check_alive()
                rig.check_log()
        probe.finish()
        events += check_json(line)
        answered_within(line, "version", 2.0)
        line.lines.clear()
        worst = watch.check(6.5)
        watch.stop()
        peak = rig.check_memory()
        rig.check_alive()
        rig.check_log()
    canary.close()
    return "%d messages, seed %d, %d sessions, %d lines of JSON; peak %d MiB, longest silence %.1f s" % (
        done, seed, probe.sessions, events, peak, worst,
    )  # fmt: skip


class Mutator:
    """Sends bad messages over session after session."""

    def __init__(self, rig, line, port):
        self.rig, self.line, self.port = rig, line, port
        self.peer, self.sessions, self.marks, self.waits = None, 0, 0, 0

    def session(self):
        if self.peer is None:
            deadline = time.monotonic() + 20
            while True:
                peer = peers.Peer("127.0.0.7", router_id="192.0.2.7", hold=90)
                try:
                    peer.connect("127.0.0.1", self.port, "127.0.0.7", 10)
                    break
                except (peers.PeerError, OSError) as error:
                    peer.close()
                    self.rig.check_alive()
                    if time.monotonic() > deadline:
                        raise Fault("no session after a bad message: %s" % error) from None
                    time.sleep(0.02)
            self.peer = peer
            self.sessions += 1
        return self.peer

    def together(self, batch):
        """A batch in one session; if that ends, each of it again on its own, since the rest was not looked at."""
        if not self._deliver(b"".join(batch)):
            for message in batch:
                self._deliver(message)

    def alone(self, message):
        self._deliver(message)

    def _deliver(self, octets):
        """Whether the session is still there: an announcement behind it must come out as an event, or the session end."""
        peer = self.session()
        self.marks += 1
        mark = "10.%d.%d.%d/32" % (self.marks >> 16 & 255, self.marks >> 8 & 255, self.marks & 255)
        needle = ('"%s"' % mark).encode()
        try:
            peer.sock.sendall(octets + mutation.marker_update(mark))
        except OSError:
            self._lost()
            return False
        start, at, is_filled = time.monotonic(), len(self.line.lines), False
        while time.monotonic() - start < 20:
            ready = select.select([self.line.sock, peer.sock], [], [], 0.5)[0]
            if not ready and not is_filled:
                # a length that says more than came: the daemon rightly waits for it
                is_filled = True
                quietly(peer.sock.sendall, wire.KEEPALIVE_MESSAGE * 300 + mutation.marker_update(mark))
                self.waits += 1
            if self.line.sock in ready:
                self.line.read(0)
                if any(needle in text for text in self.line.lines[at:]):
                    return True
                at = len(self.line.lines)
            if peer.sock in ready and not self._is_open(peer):
                self._lost()
                return False
            self.rig.check_alive()
        raise Fault("the daemon neither looked at these messages nor ended the session: %s" % octets.hex()[:2000])

    @staticmethod
    def _is_open(peer):
        try:
            return bool(peer.sock.recv(65536))
        except OSError:
            return False

    def _lost(self):
        self.peer.close()
        self.peer = None

    def finish(self):
        if self.peer:
            self.peer.close()


CASES = {
    "child-stopped": child_stopped,
    "child-floods": child_floods,
    "child-deaf": child_deaf,
    "child-garbage": child_garbage,
    "child-dies": child_dies,
    "cut": cut,
    "shut-window": shut_window,
    "mutated": mutated,
}
