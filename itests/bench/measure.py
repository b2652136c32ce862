"""What a run of a benchmark gives, and how it is looked at."""

import json
import struct
import time
from pathlib import Path


class Events:
    """What the API program kept, followed while it grows."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.at = 0
        self.tail = b""
        self.found = 0
        self.size, self.changed = 0, 0.0

    def follow(self, part, count, timeout, alive, idle=0.2):
        """Waits until so many of a text came; returns how many did. Looks at each octet once, and only when nothing more comes, so that the
        looking takes no time from the program under test."""
        deadline = time.monotonic() + timeout
        while self.found < count and time.monotonic() < deadline and alive():
            time.sleep(0.02)
            try:
                size = (self.folder / "events").stat().st_size
            except FileNotFoundError:
                continue
            now = time.monotonic()
            if size != self.size:
                self.size, self.changed = size, now
            elif size > self.at and now - self.changed > idle:
                self._count(part)
        return self.found

    def _count(self, part):
        with open(self.folder / "events", "rb") as file:
            file.seek(self.at)
            while data := file.read(1 << 24):
                self.at += len(data)
                data = self.tail + data
                self.found += data.count(part)
                self.tail = data[-(len(part) - 1) :]

    def octets(self):
        return (self.folder / "events").read_bytes()

    def index(self):
        """Times, and how many octets there were by then."""
        data = (self.folder / "index").read_bytes()
        total = 0
        for when, length in struct.iter_unpack("dQ", data):
            total += length
            yield when, total

    def when(self, offset):
        """When the octet at an offset came."""
        for stamp, total in self.index():
            if total > offset:
                return stamp
        raise ValueError("octet %d never came" % offset)


def find_nth(data, part, count):
    """Where the count-th occurrence ends."""
    at = -1
    step = data.count(part)
    if step < count:
        raise ValueError("%d of %d" % (step, count))
    if step == count:
        return data.rfind(part) + len(part) - 1
    for _ in range(count):
        at = data.index(part, at + 1)
    return at + len(part) - 1


def check_json(data):
    """Parses each line with a strict parser. Returns (lines, announced prefixes as text, in their order); raises on the first bad line."""
    lines, announced = 0, []
    for line in data.splitlines():
        if not line or line in (b"done", b"error"):
            continue
        event = json.loads(line, parse_constant=not_json)
        lines += 1
        update = event.get("neighbor", {}).get("message", {}).get("update", {})
        for hops in update.get("announce", {}).values():
            for nlri in hops.values():
                announced.extend(one["nlri"] for one in nlri)
    return lines, announced


def not_json(word):
    raise ValueError("%s is no JSON" % word)


def once_each(what, got, expected):
    """Raises unless each expected thing is there exactly once, and nothing else."""
    seen, wanted = set(got), set(expected)
    if len(got) != len(seen) or seen != wanted:
        missing, foreign = len(wanted - seen), len(seen - wanted)
        raise ValueError("%s: %d twice, %d missing, %d never asked for" % (what, len(got) - len(seen), missing, foreign))


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def percentile(ordered, share):
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
