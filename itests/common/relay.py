#!/usr/bin/env python3
"""An API program that does what a script says over a Unix socket: relay.py SOCKET. Both ways octets pass as they are."""

import os
import socket
import sys
import threading


def pump(read, write):
    try:
        while data := read(1 << 16):
            view = memoryview(data)
            while view:
                view = view[write(view) :]
    except OSError:
        pass  # one side is gone: the end, as if it had closed


def main():
    control = socket.socket(socket.AF_UNIX)
    control.connect(sys.argv[1])
    commands = threading.Thread(target=pump, args=(control.recv, lambda data: os.write(1, data)), daemon=True)
    commands.start()
    pump(lambda size: os.read(0, size), control.send)


main()
