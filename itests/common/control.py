"""A script's line to an API program of the daemon: commands out, answers and events in."""

import json
import select
import socket
import sys
import time
from pathlib import Path

RELAY = "%s %s" % (sys.executable, Path(__file__).resolve().parent / "relay.py")


class ControlError(Exception):
    """What was waited for did not come."""


class Control:
    """Made before the daemon is started; the program is started by the daemon with run()."""

    def __init__(self, folder, name="control"):
        self.path = Path(folder) / (name + ".sock")
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(str(self.path))
        self.listener.listen(1)
        self.sock = None
        self.rest = b""
        self.lines = []
        self.answers = []
        self.errors = []
        self.keep_events = True

    def run(self):
        """The command line for the configuration."""
        return "%s %s" % (RELAY, self.path)

    def accept(self, timeout=30):
        self.listener.settimeout(timeout)
        try:
            self.sock, _ = self.listener.accept()
        except TimeoutError:
            raise ControlError("the daemon did not start its program within %s s" % timeout) from None
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)

    def read(self, timeout):
        """Reads what comes within a time; returns whether anything did."""
        if not select.select([self.sock], [], [], max(0, timeout))[0]:
            return False
        data = self.sock.recv(1 << 20)
        if not data:
            raise ControlError("the program ended")
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            if line in (b"done", b"error"):
                self.answers.append(line.decode())
            elif line.startswith(b"error:"):
                self.errors.append(line.decode())
            elif line and self.keep_events:
                self.lines.append(line)
        return True

    def send(self, text):
        self.sock.sendall(text.encode())

    def command(self, text, timeout=30):
        """One command; returns its answer and the lines before it."""
        before, answered = len(self.lines), len(self.answers)
        self.send(text + "\n")
        deadline = time.monotonic() + timeout
        while len(self.answers) == answered:
            if not self.read(deadline - time.monotonic()) and time.monotonic() > deadline:
                raise ControlError("no answer to '%s' within %s s" % (text, timeout))
        return self.answers[-1], self.lines[before:]

    def ok(self, *commands):
        for text in commands:
            answer, _ = self.command(text)
            if answer != "done":
                raise ControlError("'%s' was answered %s %s" % (text, answer, "; ".join(self.errors[-1:])))

    def wait(self, what, test, timeout=30):
        """Waits for an event for which test(event) is true; returns it. What came before counts too."""
        deadline, at = time.monotonic() + timeout, 0
        while True:
            for line in self.lines[at:]:
                event = json.loads(line)
                if test(event):
                    return event
            at = len(self.lines)
            left = deadline - time.monotonic()
            if left <= 0:
                raise ControlError("no %s within %s s" % (what, timeout))
            self.read(min(left, 1.0))

    def wait_up(self, timeout=60):
        return self.wait("session", lambda event: event.get("neighbor", {}).get("state") == "up", timeout)

    def is_up(self):
        """By the last event that told of it."""
        state = None
        for line in self.lines:
            state = json.loads(line).get("neighbor", {}).get("state", state)
        return state == "up"

    def routes(self):
        """What the events of updates come to: {(family, nlri, path identifier): (next hop, attributes)}."""
        table = {}
        for line in self.lines:
            message = json.loads(line).get("neighbor", {}).get("message", {})
            apply(message.get("update", {}), table)
        return table

    def wait_routes(self, what, test, timeout=60):
        """Waits until test(routes) is true; returns them."""
        deadline = time.monotonic() + timeout
        while True:
            table = self.routes()
            if test(table):
                return table
            if time.monotonic() > deadline:
                raise ControlError("not %s within %s s: %s" % (what, timeout, str(table)[:400]))
            self.read(0.2)

    def close(self):
        if self.sock:
            self.sock.close()
        self.listener.close()


def apply(update, table):
    """Takes an update event into a table; returns how many announcements were of a route that was there with the same attributes."""
    same = 0
    attributes = update.get("attribute", {})
    for family, nlris in update.get("withdraw", {}).items():
        for nlri in nlris:
            table.pop((family, nlri["nlri"], nlri.get("path-information")), None)
    for family, hops in update.get("announce", {}).items():
        for hop, nlris in hops.items():
            for nlri in nlris:
                key = (family, nlri["nlri"], nlri.get("path-information"))
                same += table.get(key) == (hop, attributes)
                table[key] = (hop, attributes)
    return same
