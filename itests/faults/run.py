#!/usr/bin/env python3
"""Runs the program under faults: of its API programs, of its peers, and of what they send.

    run.py                       all cases in full size (some minutes)
    run.py --scale 0.1           a tenth of it
    run.py --case mutated --seed 7 --updates updates.gz

A line a case: PASS with what was seen, or FAIL with the reason; then 'N passed, N failed'. Exit code 0 if nothing failed.
"""

import argparse
import sys
import time
import traceback
from pathlib import Path

import cases

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import program as programs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--case", action="append", choices=list(cases.CASES), help="default: all")
    parser.add_argument("--program", default="herald", help="herald, exabgp or a command with {conf}")
    parser.add_argument("--scale", type=float, default=1.0, help="share of each case's size")
    parser.add_argument("--seconds", type=int, default=60, help="how long somebody stands still, at scale 1")
    parser.add_argument("--seed", type=int, default=1, help="of mutations")
    parser.add_argument("--updates", help="recorded updates (BGP4MP) to be mutated too")
    parser.add_argument("--verbose", action="store_true", help="print stack traces of failures")
    options = parser.parse_args()
    programs.command_of(options.program)
    passed = failed = 0
    for name in options.case or cases.CASES:
        start = time.monotonic()
        try:
            text = cases.CASES[name](
                options.program, options.scale, seconds=options.seconds, seed=options.seed, updates=options.updates
            )
            status, passed = "PASS", passed + 1
        except Exception as error:  # whatever goes wrong is the result of this case
            if options.verbose:
                traceback.print_exc()
            status, text, failed = "FAIL", "%s: %s" % (type(error).__name__, error), failed + 1
        print("%s %-14s %6.1f s  %s" % (status, name, time.monotonic() - start, text), flush=True)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(1 if failed else 0)


main()
