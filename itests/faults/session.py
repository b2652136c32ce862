"""A scripted BGP session read by a thread of its own, which notes when each KEEPALIVE reached this machine and what the routes come to."""

import ipaddress
import socket
import struct
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import wire

STAMP = getattr(socket, "SO_TIMESTAMPNS", 35)
# A KEEPALIVE may be late by this, and by what this machine itself is late meanwhile (see Lateness).
TOLERANCE_SECONDS = 0.05
# Little, because the time at which the last of it came counts for all of it.
READ_OCTETS = 16384


class Lost(Exception):
    """The session ended, or did not begin."""


def free_port(address="127.0.0.1"):
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def until(what, test, timeout, every=0.02, failed=Lost):
    """Waits until test() is true; returns what it gave."""
    deadline = time.monotonic() + timeout
    while True:
        value = test()
        if value:
            return value
        if time.monotonic() > deadline:
            raise failed("not %s within %s s" % (what, timeout))
        time.sleep(every)


class Session:
    """One session at a time, over a connection that either side made. Only one thread may send messages of its own."""

    def __init__(self, address="127.0.0.1", asn=65002, router_id="192.0.2.2", hold=9, receive_octets=None, families=(wire.IPV4_UNICAST, wire.IPV6_UNICAST)):
        self.address, self.asn, self.router_id, self.hold, self.families = address, asn, router_id, hold, families
        self.listener = socket.socket()
        if receive_octets:
            self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_octets)
        self.listener.bind((address, 0))
        self.listener.listen(64)
        self.port = self.listener.getsockname()[1]
        self.sock = None
        self.lock = threading.Lock()
        self.is_reading = threading.Event()
        self.is_reading.set()
        self.threads = []

    def open_message(self):
        return wire.open_message(self.asn, self.router_id, self.hold, self.families)

    # ---- the beginning

    def accept_only(self, timeout=60):
        """The connection alone."""
        self.listener.settimeout(timeout)
        try:
            sock, _ = self.listener.accept()
        except TimeoutError:
            raise Lost("no connection to %s within %s s" % (self.address, timeout)) from None
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return sock

    def dial(self, port, timeout=60, address="127.0.0.1"):
        deadline = time.monotonic() + timeout
        while True:
            try:
                sock = socket.create_connection((address, port), 10, (self.address, 0))
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return sock
            except OSError:
                if time.monotonic() > deadline:
                    raise Lost("nobody listens on port %d" % port) from None
                time.sleep(0.05)

    def accept(self, timeout=60):
        return self.begin(self.accept_only(timeout))

    def connect(self, port, timeout=60):
        return self.begin(self.dial(port, timeout))

    def begin(self, sock, pieces=None):
        """Brings a connection to Established, with our OPEN and KEEPALIVE sent in pieces if so wished, and begins to read."""
        self.end()
        sock.settimeout(20)
        first, second = pieces or (lambda: sock.sendall(self.open_message()), lambda: sock.sendall(wire.KEEPALIVE_MESSAGE))
        first()
        try:
            kind, body = one_message(sock)
            if kind != wire.OPEN:
                raise Lost("message of type %d instead of OPEN: %s" % (kind, body.hex()))
            second()
            kind, body = one_message(sock)
            if kind != wire.KEEPALIVE:
                raise Lost("message of type %d instead of KEEPALIVE: %s" % (kind, body.hex()))
        except OSError as error:
            raise Lost("no OPEN and KEEPALIVE: %s" % error) from None
        sock.settimeout(None)
        sock.setsockopt(socket.SOL_SOCKET, STAMP, 1)
        self.sock, self.is_up, self.why = sock, True, None
        self.keepalives, self.began = [], time.time()
        self.routes, self.others, self.update_count, self.prefix_count = {}, [], 0, 0
        self.end_of_ribs = 0
        self.threads = [threading.Thread(target=work, args=(sock,), daemon=True) for work in (self._read, self._stay)]
        for thread in self.threads:
            thread.start()
        return self

    def end(self, reset=False):
        """Closes the connection, if there is one."""
        sock, self.sock = self.sock, None
        if sock:
            self.is_up = False
            if reset:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            else:
                quietly(sock.shutdown, socket.SHUT_RDWR)
            self.is_reading.set()
            for thread in self.threads:
                thread.join(5)
            sock.close()

    def close(self):
        self.end()
        self.listener.close()

    # ---- sending

    def send(self, octets):
        """Whole messages. Blocks as long as the other side does not read."""
        with self.lock:
            self.sock.sendall(octets)

    def send_all(self, messages, most=65536):
        """Many messages, some at a time, so that KEEPALIVEs get between them."""
        batch, size = [], 0
        for message in messages:
            batch.append(message)
            size += len(message)
            if size >= most:
                self.send(b"".join(batch))
                batch, size = [], 0
        self.send(b"".join(batch))

    def _stay(self, sock):
        due = time.monotonic() + 1
        while self.sock is sock and self.is_up and self.hold:
            if time.monotonic() >= due:
                if not self.lock.acquire(timeout=0.1):
                    continue  # the other side takes nothing, a KEEPALIVE neither
                try:
                    sock.sendall(wire.KEEPALIVE_MESSAGE)
                except OSError:
                    return  # the reader tells
                finally:
                    self.lock.release()
                due = time.monotonic() + self.hold / 3
            time.sleep(0.05)

    # ---- reading

    def _read(self, sock):
        rest = b""
        try:
            while self.is_up:
                self.is_reading.wait()
                data, extra, _, _ = sock.recvmsg(READ_OCTETS, 256)
                if not data:
                    raise Lost("the other side closed the connection")
                stamp = next((seconds + nanos / 1e9 for _, kind, raw in extra if kind == STAMP for seconds, nanos in [struct.unpack("qq", raw[:16])]), time.time())
                rest = self._messages(rest + data, stamp)
        except (OSError, Lost, ValueError) as error:
            if self.is_up:
                self.why = str(error)
            self.is_up = False

    def _messages(self, data, stamp):
        at = 0
        while len(data) - at >= wire.HEADER_OCTETS:
            length = data[at + 16] << 8 | data[at + 17]
            if data[at : at + 16] != wire.MARKER or length < wire.HEADER_OCTETS:
                raise ValueError("no BGP message: %s" % data[at : at + 19].hex())
            if len(data) - at < length:
                break
            kind = data[at + 18]
            if kind == wire.UPDATE:
                self._update(data[at + 19 : at + length])
            elif kind == wire.KEEPALIVE:
                self.keepalives.append(stamp)
            else:
                self.others.append((kind, data[at + 19 : at + length]))
            at += length
        return data[at:]

    def _update(self, body):
        self.update_count += 1
        withdrawn, attributes, announced = read_update(body)
        if not withdrawn and not announced:
            self.end_of_ribs += 1
        for prefix in withdrawn:
            self.routes.pop(prefix, None)
        for prefix in announced:
            self.routes[prefix] = attributes
        self.prefix_count += len(announced)

    # ---- judging

    def check(self, what, lateness=0.0):
        """The session is up and heard a KEEPALIVE in time each time; returns the longest time between two, in seconds."""
        if not self.is_up:
            notification = next((body.hex() for kind, body in self.others if kind == wire.NOTIFICATION), None)
            raise Lost("%s lost its session: %s%s" % (what, self.why, ", NOTIFICATION %s" % notification if notification else ""))
        stamps = [self.began, *self.keepalives, time.time()]
        longest = max(later - earlier for earlier, later in zip(stamps, stamps[1:]))
        most = self.hold / 3 + TOLERANCE_SECONDS + lateness
        if longest > most:
            raise Lost("%s waited %.3f s for a KEEPALIVE, may wait %.3f s" % (what, longest, most))
        return longest


def one_message(sock):
    head = exactly(sock, wire.HEADER_OCTETS)
    return head[18], exactly(sock, struct.unpack_from("!H", head, 16)[0] - wire.HEADER_OCTETS)


def exactly(sock, count):
    data = b""
    while len(data) < count:
        more = sock.recv(count - len(data))
        if not more:
            raise Lost("the connection was closed")
        data += more
    return data


def unread_octets(sock):
    """What the other end of a connection on this machine has not read yet."""
    mine, its = (("%08X:%04X" % (int.from_bytes(socket.inet_aton(host), "little"), port)) for host, port in (sock.getsockname(), sock.getpeername()))
    for line in Path("/proc/net/tcp").read_text().splitlines():
        fields = line.split()
        if fields[1] == its and fields[2] == mine:
            return int(fields[4].split(":")[1], 16)
    return 0


def quietly(action, *arguments):
    try:
        action(*arguments)
    except OSError:
        pass  # it is seen by what does not come


def read_update(body):
    """(withdrawn, attributes, announced) of an UPDATE: prefixes as (AFI, octets), attributes {code: value} without the MP ones."""
    length = body[0] << 8 | body[1]
    withdrawn = prefixes(1, body[2 : 2 + length])
    at = 2 + length
    stop = at + 2 + (body[at] << 8 | body[at + 1])
    at += 2
    attributes, announced = {}, []
    while at < stop:
        code = body[at + 1]
        head = 4 if body[at] & 0x10 else 3
        size = body[at + 2] << 8 | body[at + 3] if head == 4 else body[at + 2]
        value = body[at + head : at + head + size]
        if code == 14:
            announced += prefixes(value[1], value[5 + value[3] :])
        elif code == 15:
            withdrawn += prefixes(value[1], value[3:])
        else:
            attributes[code] = value
        at += head + size
    announced += prefixes(1, body[stop:])
    return withdrawn, attributes, announced


def prefixes(afi, data):
    out, at = [], 0
    while at < len(data):
        step = 1 + (data[at] + 7 >> 3)
        out.append((afi, data[at : at + step]))
        at += step
    return out


def text_of(prefix):
    """As JSON events and commands have it."""
    afi, octets = prefix
    address = octets[1:] + bytes((4 if afi == 1 else 16) - len(octets) + 1)
    return "%s/%d" % (ipaddress.ip_address(address), octets[0])


def med_of(attributes):
    value = attributes.get(4)
    return struct.unpack("!I", value)[0] if value else None


class Lateness:
    """How late this machine itself wakes a process that only waits: what no daemon on it can be blamed for."""

    SOURCE = """
import sys, threading, time
worst = 0.0
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
while not stop.is_set():
    before = time.monotonic()
    time.sleep(0.01)
    worst = max(worst, time.monotonic() - before - 0.01)
print(worst)
"""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, "-c", self.SOURCE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.seconds = None
        return self

    def stop(self):
        """The worst so far; the measurement is over."""
        if self.seconds is None:
            text, _ = self.process.communicate()
            self.seconds = float(text or 0)
        return self.seconds

    def __exit__(self, *_):
        self.stop()
