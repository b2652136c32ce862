#!/usr/bin/env python3
"""Runs Herald against other speakers on loopback addresses.

    run.py                                  all speakers that are installed, all cells that need no recorded table
    run.py --rib rib.20140530.2200.bz2      the cells table and table-back too
    run.py --peer bird --cell md5           one of them
    run.py --require --document docs/INTEROP.md

A line a cell: PASS, FAIL with the reason, or SKIP with the reason; then a total. Exit code 0 if nothing failed, 1 if something did,
3 with --require if something was skipped.
"""

import argparse
import os
import sys
import time
import traceback
from pathlib import Path

import cells
import speakers

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import program as programs

HEAD = """# Interoperability

Made by `itests/interop/run.py`: Herald and each of these speakers on loopback addresses, one session at a time, %s.

"""


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", action="append", choices=list(speakers.SPEAKERS), help="default: all")
    parser.add_argument("--cell", action="append", choices=list(cells.CELLS), help="default: all")
    parser.add_argument("--program", default="herald", help="herald, exabgp or a command with {conf}")
    parser.add_argument("--rib", default=os.environ.get("HERALD_RIB"), help="recorded table (or HERALD_RIB)")
    parser.add_argument("--require", action="store_true", help="what is skipped is an error too")
    parser.add_argument("--document", help="write the table to this file")
    parser.add_argument("--verbose", action="store_true", help="print stack traces of failures")
    return parser.parse_args()


def one(options, name, cell):
    speaker = speakers.SPEAKERS[name]
    if not speaker.available():
        return "SKIP", "%s is not installed" % name
    if cell not in speaker.cells and cell not in speaker.families:
        return "NONE", "%s can't" % name
    if cell.startswith("table") and not options.rib:
        return "SKIP", "needs --rib"
    try:
        return "PASS", cells.CELLS[cell](options.program, speaker, rib=options.rib)
    except Exception as error:  # whatever goes wrong is the result of this cell
        if options.verbose:
            traceback.print_exc()
        return "FAIL", "%s: %s" % (type(error).__name__, error)


def document(results, names, chosen):
    lines = [HEAD % time.strftime("%Y-%m-%d")]
    versions = [speakers.SPEAKERS[n].version() if speakers.SPEAKERS[n].available() else n + ", not installed" for n in names]
    lines.append("| | %s |\n|---|%s\n" % (" | ".join(versions), "---|" * len(names)))
    for cell in chosen:
        title = cells.CELLS[cell].__doc__.strip().rstrip(".")
        row = []
        for name in names:
            status, text = results[name, cell]
            row.append({"PASS": text, "FAIL": "**fails**: " + text, "SKIP": "not run: " + text, "NONE": "–"}[status].replace("|", "/"))
        lines.append("| %s | %s |\n" % (title, " | ".join(row)))
    notes = "\n– : that speaker cannot, or its way of doing it is not driven by the script (OpenBGPD sets no TCP MD5 on Linux).\n"
    return "".join(lines) + notes


def main():
    options = arguments()
    programs.command_of(options.program)
    names = options.peer or list(speakers.SPEAKERS)
    chosen = options.cell or list(cells.CELLS)
    results = {}
    for name in names:
        for cell in chosen:
            start = time.monotonic()
            results[name, cell] = status, text = one(options, name, cell)
            if status != "NONE":
                print("%s %-9s %-18s %5.1f s  %s" % (status, name, cell, time.monotonic() - start, text), flush=True)
    counts = {s: sum(1 for status, _ in results.values() if status == s) for s in ("PASS", "FAIL", "SKIP")}
    print("%(PASS)d passed, %(FAIL)d failed, %(SKIP)d skipped" % counts)
    if options.document:
        Path(options.document).write_text(document(results, names, chosen))
    sys.exit(1 if counts["FAIL"] else 3 if options.require and counts["SKIP"] else 0)


main()
