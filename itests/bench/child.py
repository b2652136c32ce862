#!/usr/bin/env python3
"""The API programs of the benchmarks. They do as little as they can: what they read is kept with the time at which it came, and is looked
at when the run is over.

    child.py sink FOLDER           keeps what it reads in FOLDER/events, times and lengths in FOLDER/index
    child.py source FOLDER         the same, and writes FOLDER/commands once a session is up
    child.py changes FOLDER RATE   the same, but RATE lines a second, and the time of each in FOLDER/written
"""

import os
import struct
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import program


def keep(folder, up):
    events = os.open(folder + "/events", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    index = os.open(folder + "/index", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    tail = b""
    while True:
        data = os.read(0, 1 << 20)
        if not data:
            break
        os.write(index, struct.pack("dQ", time.monotonic(), len(data)))
        os.write(events, data)
        if not up.is_set():
            tail = (tail + data)[-4096:]
            if b'"state": "up"' in tail:
                up.set()
    up.set()


def write_all(data):
    view = memoryview(data)
    while view:
        view = view[os.write(1, view[: 1 << 16]) :]


def mark(folder, name):
    with open(folder + "/" + name + ".part", "w") as file:
        file.write(repr(time.monotonic()))
    os.rename(folder + "/" + name + ".part", folder + "/" + name)


def changes(folder, rate):
    with open(folder + "/commands", "rb") as file:
        lines = file.read().splitlines(keepends=True)
    times = []
    start = time.monotonic()
    at = 0
    while at < len(lines):
        due = min(len(lines), int((time.monotonic() - start) * rate) + 1)
        if at == due:
            time.sleep(max(0.0, start + at / rate - time.monotonic()))
            continue
        # one write for what is due: a program in the field that falls behind does the same
        now = time.monotonic()
        write_all(b"".join(lines[at:due]))
        times.extend([now] * (due - at))
        at = due
    with open(folder + "/written.part", "wb") as file:
        file.write(struct.pack("%dd" % len(times), *times))
    os.rename(folder + "/written.part", folder + "/written")


def main():
    program.prefer(os.getpid())
    kind, folder = sys.argv[1], sys.argv[2]
    up = threading.Event()
    if kind == "sink":
        keep(folder, up)
        return
    reader = threading.Thread(target=keep, args=(folder, up))
    reader.start()
    up.wait()
    # let the daemon be done with the start of the session, which is not what is measured
    time.sleep(0.5)
    if kind == "source":
        with open(folder + "/commands", "rb") as file:
            commands = file.read()
        mark(folder, "started")
        write_all(commands)
        mark(folder, "ended")
    else:
        changes(folder, float(sys.argv[3]))
    reader.join()


main()
