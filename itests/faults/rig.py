"""The daemon with its API programs and peers, and what is looked at in all cases."""

import json
import os
import re
import socket
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import control
from common import program as programs

WRITER = "%s %s" % (sys.executable, Path(__file__).resolve().parent / "writer.py")
EVENTS = "neighbor-changes;\nreceive { parsed; update; open; notification; refresh; }"
# What a fault of the program leaves in its log, whatever the program is written in.
STACK = re.compile(r"^\s+at [\w.$/]+\(|\bjava\.\w+\.\w*(Exception|Error)\b|Exception in thread|Traceback \(most recent|loop\.task-failed|network\.handler-failed|api\.failed|provider\.fault", re.M)

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Fault(Exception):
    """Something was not as it must be."""


class Writer:
    """The other end of writer.py."""

    def __init__(self, folder, name, ears, first, count, rounds=1):
        path = Path(folder) / (name + ".sock")
        self.command = "%s %s %s %d %d %d" % (WRITER, path, ears, first, count, rounds)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(path))
        self.listener.listen(1)
        self.first, self.count, self.rounds = first, count, rounds

    def run(self):
        return self.command

    def accept(self):
        self.listener.settimeout(30)
        self.sock, _ = self.listener.accept()

    def go(self):
        self.sock.sendall(b"!")

    def report(self, timeout):
        """(done, error, seconds to write, seconds to the last answer), or None if it is not ready."""
        self.sock.settimeout(timeout)
        try:
            done, error, written, answered = self.sock.recv(100).split()
        except TimeoutError:
            return None
        return int(done), int(error), float(written), float(answered)

    def close(self):
        self.listener.close()


class Rig:
    """A context manager: the daemon runs inside."""

    def __init__(self, command, environment=()):
        self.program = programs.Program(command, "", environment=environment)
        self.folder = self.program.folder
        self.lines = {}
        self.text = ""

    def control(self, name):
        self.lines[name] = control.Control(self.folder, name)
        return self.lines[name]

    def writer(self, name, *arguments):
        self.lines[name] = Writer(self.folder, name, *arguments)
        return self.lines[name]

    def neighbor(self, peer, names, events=EVENTS, **words):
        """One that the daemon connects to, unless words say otherwise."""
        words.setdefault("port", peer.port)
        self.text += programs.neighbor(
            peer.address, peer_as=peer.asn, hold=peer.hold, api="api {\n    processes [ %s ];\n%s\n}" % (" ".join(names), events), **words
        )

    def passive_neighbor(self, peer, names, port, **words):
        self.neighbor(peer, names, port=None, extra="passive true;\nlisten %d;" % port, **words)

    def __enter__(self):
        self.program.conf.write_text("".join(programs.process(name, line.run()) for name, line in self.lines.items()) + self.text)
        self.program.start()
        try:
            for line in self.lines.values():
                line.accept()
        except Exception:
            text = self.program.log_text()[-600:]
            self.__exit__()
            raise Fault("the daemon did not start its programs: %s" % text) from None
        return self

    def __exit__(self, *_):
        for line in self.lines.values():
            line.close()
        keep = os.environ.get("FAULTS_KEEP_LOG")
        if keep:
            Path(keep).write_bytes(self.program.log.read_bytes())
        self.program.__exit__()

    # ---- looks

    def pid_of(self, name):
        """The process of a program of ours, by the socket in its command line."""
        wanted = str(self.folder / (name + ".sock")).encode()
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    words = (entry / "cmdline").read_bytes().split(b"\0")
                except OSError:
                    continue
                # a shell or setsid before it has the words too: the interpreter comes first
                if wanted in words and os.path.basename(words[0]).startswith(b"python"):
                    return int(entry.name)
        return None

    def offspring(self):
        """(process, state) of all children of the daemon."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                if int(fields[1]) == self.program.process.pid:
                    found.append((int(entry.name), fields[0]))
        return found

    def counts(self):
        """Descriptors and threads."""
        return self.program.descriptors(), self.program.threads()

    def check(self, cap_mebibytes=None):
        """Alive, no stack trace, memory below a cap. Returns the peak of memory in MiB."""
        if not self.program.alive():
            raise Fault("the daemon ended with %s: %s" % (self.program.process.returncode, self.program.log_text()[-600:]))
        text = self.program.log_text()
        found = STACK.search(text)
        if found:
            raise Fault("a stack trace in the log: %s" % text[max(0, found.start() - 300) : found.end() + 500])
        raw = CONTROL.search(text)
        if raw:
            raise Fault("a control character in the log: %r" % text[max(0, raw.start() - 300) : raw.end() + 100])
        peak = self.program.peak_mebibytes()
        if cap_mebibytes and peak > cap_mebibytes:
            raise Fault("memory reached %d MiB, may reach %d" % (peak, cap_mebibytes))
        return peak


def event_of(line):
    """The object of one line, by a strict reader: no raw control characters, no NaN, nothing behind it."""
    if any(octet < 0x20 for octet in line):
        raise Fault("a control character in a line: %r" % line[:300])
    try:
        return json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except ValueError as error:
        raise Fault("no JSON (%s): %r" % (error, line[:300])) from None


def _no_number(word):
    raise ValueError("%s is no number" % word)


def announced(event):
    """(family, prefix, path identifier, next hop) of all that an event announces."""
    for family, hops in event.get("neighbor", {}).get("message", {}).get("update", {}).get("announce", {}).items():
        for hop, nlris in hops.items():
            for nlri in nlris:
                yield family, nlri.get("nlri"), nlri.get("path-information"), hop


def answer_time(line, most_seconds, command="version"):
    """How long a program waits for the answer to a command."""
    start = time.monotonic()
    answer, _ = line.command(command, 60)
    took = time.monotonic() - start
    if answer != "done":
        raise Fault("'%s' was answered %s" % (command, answer))
    if took > most_seconds:
        raise Fault("'%s' was answered after %.2f s, may take %.1f s" % (command, took, most_seconds))
    return took
