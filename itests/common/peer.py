"""A scripted BGP peer on a loopback address: it waits for the program under test, or connects to it."""

import select
import socket
import struct
import time

from . import wire


class PeerError(Exception):
    """The session did not do what the script needs."""


class Peer:
    """One session. Reads are stamped with the time at which they came; what they hold can be looked at later."""

    def __init__(self, address="127.0.0.1", port=0, asn=65002, router_id="192.0.2.2", hold=180, receive_octets=4 << 20, **open_options):
        self.receive_octets = receive_octets
        self.asn, self.router_id, self.hold, self.open_options = asn, router_id, hold, open_options
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.listener = socket.socket(family, socket.SOCK_STREAM)
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # of the listener: what is accepted has it from its first segment on
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_octets)
        self.listener.bind((address, port))
        self.listener.listen(64)
        self.address, self.port = address, self.listener.getsockname()[1]
        self.sock = None
        self.chunks = []
        self.counter = wire.Counter()
        self.opened = None
        self.last_sent = 0.0

    # ---- the session

    def accept(self, timeout=60.0, alive=lambda: True):
        """Waits for a connection and brings the session to Established. Gives up when the program is no longer alive()."""
        deadline = time.monotonic() + timeout
        while not select.select([self.listener], [], [], min(0.5, timeout))[0]:
            if not alive():
                raise PeerError("the program ended before it connected")
            if time.monotonic() > deadline:
                raise PeerError("no connection within %s s" % timeout)
        self.take(self.listener.accept()[0], timeout)

    def connect(self, address, port, source=None, timeout=60.0):
        """Connects to the program, again and again until it listens."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                sock = socket.create_connection((address, port), 5, (source, 0) if source else None)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise PeerError("nobody listens on %s port %d" % (address, port)) from None
                time.sleep(0.05)
        self.take(sock, timeout)

    def take(self, sock, timeout=60.0):
        """Makes a connection an Established session."""
        if self.sock:
            self.sock.close()
        self.sock = sock
        self.chunks, self.counter = [], wire.Counter()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(timeout)
        sock.sendall(wire.open_message(self.asn, self.router_id, self.hold, **self.open_options))
        try:
            kind, body = self.one()
            if kind != wire.OPEN:
                raise PeerError("message of type %d instead of OPEN: %s" % (kind, body.hex()))
            self.opened = body
            self.open_time = time.monotonic()
            sock.sendall(wire.KEEPALIVE_MESSAGE)
            kind, body = self.one()
            if kind != wire.KEEPALIVE:
                raise PeerError("message of type %d instead of KEEPALIVE: %s" % (kind, body.hex()))
        except TimeoutError:
            raise PeerError("no answer to our OPEN within %s s" % timeout) from None
        self.last_sent = time.monotonic()

    def one(self):
        """Exactly one message: only for the start of a session."""
        head = self._exactly(wire.HEADER_OCTETS)
        length = struct.unpack_from("!H", head, 16)[0]
        return head[18], self._exactly(length - wire.HEADER_OCTETS)

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            more = self.sock.recv(count - len(data))
            if not more:
                raise PeerError("the connection was closed")
            data += more
        return data

    def keepalive(self):
        """Sends a KEEPALIVE if one is due."""
        now = time.monotonic()
        if self.hold and now - self.last_sent > self.hold / 3:
            self.sock.sendall(wire.KEEPALIVE_MESSAGE)
            self.last_sent = now

    # ---- sending and reading

    def send(self, data, timeout=600.0):
        """Sends octets, and reads meanwhile, so that neither side waits for the other."""
        view, at, deadline = memoryview(data), 0, time.monotonic() + timeout
        self.sock.setblocking(False)
        try:
            while at < len(view):
                readable, writable, _ = select.select([self.sock], [self.sock], [], 1.0)
                if readable:
                    self._read()
                if writable:
                    at += self.sock.send(view[at : at + (1 << 20)])
                if time.monotonic() > deadline:
                    raise PeerError("only %d of %d octets were taken within %s s" % (at, len(view), timeout))
        finally:
            self.sock.setblocking(True)
        self.last_sent = time.monotonic()

    def _read(self):
        try:
            data = self.sock.recv(1 << 20)
        except ConnectionResetError:
            data = b""
        if not data:
            raise PeerError("the connection was closed")
        self.chunks.append((time.monotonic(), data))

    def read_for(self, seconds):
        """Reads for so long, without looking at it. Returns whether anything came."""
        deadline = time.monotonic() + seconds
        before = len(self.chunks)
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                return len(self.chunks) > before
            if select.select([self.sock], [], [], min(left, 1.0))[0]:
                self._read()
            self.keepalive()

    def read_until_announced(self, count, timeout=600.0, idle=0.25, on_prefix=None):
        """Reads until so many prefixes are announced; returns when the last of them came. Counts only while nothing comes."""
        deadline = time.monotonic() + timeout
        while True:
            came = True
            while came and time.monotonic() < deadline:
                came = bool(select.select([self.sock], [], [], idle)[0])
                if came:
                    self._read()
                self.keepalive()
            when = self.count(count, on_prefix)
            if when:
                return when
            if time.monotonic() >= deadline:
                raise PeerError("%d of %d prefixes within %s s" % (self.counter.announced, count, timeout))

    def count(self, until=None, on_prefix=None):
        """Looks at what was read since the last call; returns when the until-th announced prefix came, if it did."""
        when = None
        for stamp, data in self.chunks:
            self.counter.feed(data, (lambda *p, s=stamp: on_prefix(s, *p)) if on_prefix else None)
            if until is not None and when is None and self.counter.announced >= until:
                when = stamp
        self.chunks = []
        return when

    def close(self):
        if self.sock:
            self.sock.close()
        self.listener.close()
