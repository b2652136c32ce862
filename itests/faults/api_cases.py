"""Faults of API programs. Each case gets the command of the daemon and a Scale, and returns what it measured or raises."""

import fcntl
import os
import random
import signal
import struct
import termios
import threading
import time

import mutation
import rig as rigs
import session as sessions
from common import control, table, wire
from rig import Fault, Rig, answer_time
from session import Lateness, Session, quietly, until
from writer import prefix


def child_stopped(command, scale):
    """A program stands still while a table arrives: afterwards it gets each prefix once, nobody else notices, and KEEPALIVEs go out in time."""
    octets, count, _ = table.synthetic(scale.pick(80_000, 400_000), scale.pick(20_000, 100_000))
    seconds = scale.pick(5, 60)
    # a queue that the table overflows, also when the table is small
    rig = Rig(command, {"exabgp_api_queue": str(scale.pick(4, 64) << 20)})
    stopped, other = rig.control("stopped"), rig.control("other")
    feeder, canary = Session(), Session("127.0.0.2", asn=65003, router_id="192.0.2.3")
    rig.neighbor(feeder, ["stopped"])
    rig.neighbor(canary, ["other"])
    with rig, Lateness() as lateness:
        feeder.accept()
        canary.accept()
        stopped.wait_up()
        other.wait_up()
        pid = rig.pid_of("stopped")
        os.kill(pid, signal.SIGSTOP)
        sender = threading.Thread(target=quietly, args=(feeder.send_all, table.split(octets)), daemon=True)
        sender.start()
        slowest, start = 0.0, time.monotonic()
        while time.monotonic() - start < seconds:
            slowest = max(slowest, answer_time(other, 1.0))
            time.sleep(0.2)
        late = lateness.stop()
        silences = feeder.check("the feeding peer", late), canary.check("the other peer", late)
        held = sessions.unread_octets(feeder.sock)
        os.kill(pid, signal.SIGCONT)
        seen, lines = read_prefixes(stopped, count, 120)
        sender.join(10)
        feeder.check("the feeding peer", 10)
        canary.check("the other peer", 10)
        peak = rig.check(scale.pick(350, 700))
    feeder.close()
    canary.close()
    judge_prefixes(seen, octets)
    if not held:
        raise Fault("the queue took all: the case shows nothing")
    return "stopped %d s; %d prefixes in %d lines, each once, %d KiB held back in TCP; KEEPALIVEs %.2f and %.2f s apart at most (machine late by %.2f); other program %.2f s; peak %d MiB" % (
        seconds, count, lines, held >> 10, *silences, late, slowest, peak,
    )  # fmt: skip


def read_prefixes(line, count, patience):
    """All that is announced in the lines of a program, until so many prefixes came or nothing more does: {prefix: how often}, and lines."""
    seen, lines, total, last = {}, 0, 0, time.monotonic()
    while total < count and time.monotonic() - last < patience:
        if line.read(0.5):
            last = time.monotonic()
        for text in line.lines:
            lines += 1
            for _, nlri, _, _ in rigs.announced(rigs.event_of(text)):
                seen[nlri] = seen.get(nlri, 0) + 1
                total += 1
        line.lines.clear()
    line.read(0.3)  # one too many would be here now
    for text in line.lines:
        for _, nlri, _, _ in rigs.announced(rigs.event_of(text)):
            seen[nlri] = seen.get(nlri, 0) + 1
    return seen, lines


def judge_prefixes(seen, octets):
    wanted = set()
    for message in table.split(octets):
        wanted.update(sessions.text_of(each) for each in sessions.read_update(message[19:])[2])
    missing = wanted - seen.keys()
    often = [each for each, times in seen.items() if times != 1 or each not in wanted]
    if missing or often:
        raise Fault("%d of %d prefixes missing, %d not once (%s)" % (len(missing), len(wanted), len(often), [*list(missing)[:2], *often[:2]]))


def child_never_reads(command, scale):
    """A program announces and never reads an answer: every route arrives as it said last, and neither memory nor anybody else suffers."""
    count, rounds = scale.pick((100_000, 4), (200_000, 25))
    rig = Rig(command)
    deaf, other = rig.writer("deaf", "deaf", 0, count, rounds), rig.control("other")
    peer = Session(hold=3, families=(wire.IPV4_UNICAST,))
    rig.neighbor(peer, ["deaf", "other"], events="neighbor-changes;", families="ipv4 unicast;")
    with rig, Lateness() as lateness:
        peer.accept()
        other.wait_up()
        start = time.monotonic()
        deaf.go()
        slowest = watch(rig, other, lambda: is_final(peer, count, rounds - 1), 900)
        took = time.monotonic() - start
        late = lateness.stop()
        silence = peer.check("the peer", late)
        judge_final(peer, {0: (count, rounds - 1)})
        peak = rig.check(scale.pick(350, 700))
    peer.close()
    return "%d lines in %.1f s, all %d routes with their last MED in %d UPDATEs; KEEPALIVEs %.2f s apart at most (machine late by %.2f); other program %.2f s; peak %d MiB" % (
        count * rounds, took, count, peer.update_count, silence, late, slowest, peak,
    )  # fmt: skip


def child_floods(command, scale):
    """Two programs announce as fast as they are let: all is carried out and answered, fairly, a third is answered at once, KEEPALIVEs go out in time."""
    count, rounds = scale.pick((50_000, 4), (100_000, 25))
    rig = Rig(command)
    floods = [rig.writer("flood%d" % n, "heard", n * count, count, rounds) for n in range(2)]
    other = rig.control("other")
    peer = Session(hold=3, families=(wire.IPV4_UNICAST,))
    rig.neighbor(peer, ["flood0", "flood1", "other"], events="neighbor-changes;", families="ipv4 unicast;")
    with rig, Lateness() as lateness:
        peer.accept()
        other.wait_up()
        for each in floods:
            each.go()
        reports = [None, None]

        def finished():
            for index, each in enumerate(floods):
                reports[index] = reports[index] or each.report(0.01)
            return all(reports)

        slowest = watch(rig, other, finished, 900)
        late = lateness.stop()
        for done, error, *_ in reports:
            if (done, error) != (count * rounds, 0):
                raise Fault("%d lines were answered %d done, %d error" % (count * rounds, done, error))
        until("the last MEDs at the peer", lambda: len(peer.routes) >= 2 * count and is_final(peer, 2 * count, rounds - 1), 60, failed=Fault)
        silence = peer.check("the peer", late)
        judge_final(peer, {0: (count, rounds - 1), count: (count, rounds - 1)})
        peak = rig.check(scale.pick(350, 700))
    peer.close()
    times = sorted(report[3] for report in reports)
    if times[1] > 2 * times[0] + 2:
        raise Fault("one program was served in %.1f s, the other in %.1f s" % tuple(times))
    return "%d lines, each answered, %.1f and %.1f s; KEEPALIVEs %.2f s apart at most (machine late by %.2f); third program %.2f s; peak %d MiB" % (
        2 * count * rounds, *times, silence, late, slowest, peak,
    )  # fmt: skip


def watch(rig, other, test, patience):
    """Asks from another program, four times a second, until test() is true. Returns the longest wait for an answer."""
    slowest, start = 0.0, time.monotonic()
    while not test():
        slowest = max(slowest, answer_time(other, 1.0))
        if not rig.program.alive():
            rig.check()
        if time.monotonic() - start > patience:
            raise Fault("not done within %d s" % patience)
        time.sleep(0.25)
    return slowest


def is_final(peer, count, med):
    return len(peer.routes) >= count and all(sessions.med_of(each) == med for each in list(peer.routes.values()))


def judge_final(peer, ranges):
    """The peer has these routes and no others: {first number: (count, MED)}."""
    have = {sessions.text_of(key): sessions.med_of(attributes) for key, attributes in peer.routes.items()}
    want = {prefix(number): med for first, (count, med) in ranges.items() for number in range(first, first + count)}
    if have != want:
        wrong = [(each, have.get(each), want.get(each)) for each in have.keys() | want.keys() if have.get(each) != want.get(each)]
        raise Fault("%d routes are not as they were announced last: (prefix, has, wants) %s" % (len(wrong), wrong[:3]))


def child_garbage(command, scale, seed=1):
    """A program writes what are no commands: one error each, and the good line behind each batch is carried out. What it had begun when it died is not."""
    rng, count, batch = random.Random(seed), scale.pick(10_000, 100_000), 500
    rig = Rig(command)
    line = rig.control("garbage")
    peer = Session(families=(wire.IPV4_UNICAST,))
    rig.neighbor(peer, ["garbage"], events="", families="ipv4 unicast;")
    with rig:
        peer.accept()
        good = 0
        for start in range(0, count, batch):
            answered(rig, line, [mutation.bad_line(rng) for _ in range(batch)], start)
            good = works(line, peer, good)
        for text in mutation.odd_lines():
            answered(rig, line, [text], 0)
            good = works(line, peer, good)
        begin_and_die(rig, line, good)
        line.accept()
        good = works(line, peer, good)
        if len(peer.routes) != good:
            raise Fault("%d routes at the peer, %d were announced: half a line was carried out" % (len(peer.routes), good))
        peer.check("the peer", 10)
        peak = rig.check(scale.pick(350, 350))
    peer.close()
    return "%d bad lines (seed %d), %d odd ones, one of 1.5 MB, one cut off: an error each; %d good ones between them; peak %d MiB" % (
        count, seed, len(mutation.odd_lines()), good, peak,
    )  # fmt: skip


def answered(rig, line, batch, number):
    """Writes bad lines; there must be as many errors as lines, and nothing else."""
    line.answers.clear()
    writer = threading.Thread(target=quietly, args=(line.sock.sendall, b"".join(batch)), daemon=True)
    writer.start()
    deadline = time.monotonic() + 60
    while len(line.answers) < len(batch) and time.monotonic() < deadline:
        line.read(0.5)
    writer.join(10)
    # what is answered twice shows here, or as the answer to the good line that follows
    while line.read(0.0):
        pass
    if line.answers != ["error"] * len(batch):
        rig.check()
        at = next((index for index, answer in enumerate(line.answers) if answer != "error"), len(line.answers))
        raise Fault("line %d of %d: %s answers, '%s' to %r" % (number + at, len(batch), len(line.answers), line.answers[at : at + 1], batch[min(at, len(batch) - 1)][:300]))


def works(line, peer, number):
    line.ok("announce route %s next-hop 192.0.2.1" % prefix(number))
    until("route %d at the peer" % number, lambda: len(peer.routes) > number, 20, failed=Fault)
    return number + 1


def waiting_octets(sock):
    """What was written to a Unix socket and not read yet."""
    return struct.unpack("i", fcntl.ioctl(sock, termios.TIOCOUTQ, bytes(4)))[0]


def begin_and_die(rig, line, number):
    """Half a good line, and death."""
    line.sock.sendall(b"announce route %s next-hop 192.0.2.1" % prefix(number + 7).encode())
    pid = rig.pid_of("garbage")
    until("the half line taken", lambda: not waiting_octets(line.sock), 10, failed=Fault)
    os.kill(pid, signal.SIGKILL)
    line.sock.close()
    line.rest = b""
