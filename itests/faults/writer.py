#!/usr/bin/env python3
"""An API program that writes announcements as fast as it is let: writer.py SOCKET deaf|heard FIRST COUNT ROUNDS

COUNT prefixes from number FIRST on, all of them ROUNDS times, each time with another MED. It begins when an octet comes over the socket. "deaf" never reads
what it is answered; "heard" does, and tells over the socket how many lines were 'done', how many 'error', and in how many seconds.
"""

import os
import socket
import sys
import threading
import time


def prefix(number):
    return "%d.%d.%d.0/24" % (20 + (number >> 16), number >> 8 & 255, number & 255)


def lines(first, count, rounds):
    for med in range(rounds):
        for start in range(first, first + count, 2000):
            yield "".join(
                "announce route %s next-hop 192.0.2.1 med %d\n" % (prefix(number), med) for number in range(start, min(start + 2000, first + count))
            ).encode()


def write(octets):
    view = memoryview(octets)
    while view:
        view = view[os.write(1, view) :]


class Answers(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.done = self.error = 0
        self.changed = threading.Condition()

    def run(self):
        rest = b""
        while data := os.read(0, 1 << 16):
            *whole, rest = (rest + data).split(b"\n")
            with self.changed:
                self.done += whole.count(b"done")
                self.error += whole.count(b"error")
                self.changed.notify()


def main():
    path, ears, first, count, rounds = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
    control = socket.socket(socket.AF_UNIX)
    control.connect(path)
    answers = Answers()
    if ears == "heard":
        answers.start()
    control.recv(1)
    start = time.monotonic()
    for octets in lines(first, count, rounds):
        write(octets)
    written = time.monotonic() - start
    if ears == "heard":
        with answers.changed:
            answers.changed.wait_for(lambda: answers.done + answers.error >= count * rounds, 600)
    control.sendall(b"%d %d %.2f %.2f\n" % (answers.done, answers.error, written, time.monotonic() - start))
    control.recv(1)  # until the end: a program that ends would be started again


if __name__ == "__main__":
    main()
