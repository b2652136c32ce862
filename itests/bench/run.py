#!/usr/bin/env python3
"""Runs the workloads of docs/PERFORMANCE.md with one or more programs in turn, and prints medians as a table.

    run.py --workload W2 --program herald --program exabgp --runs 5
    run.py --rib rib.20140530.2200.bz2 --markdown figures.md

A program is herald, exabgp, or NAME=COMMAND with {conf} in the command. Programs alternate within each round, so that a machine that gets
slower does so for all. CPU seconds and memory are those of the daemon alone, without its API programs.
"""

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path

import workloads
from measure import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import program as programs


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workload", action="append", choices=[*workloads.WORKLOADS, "all"], help="default: all")
    parser.add_argument("--program", action="append", help="herald, exabgp or NAME=COMMAND; default: herald")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0, help="share of each workload's size")
    parser.add_argument("--rib", help="recorded table for the workload real (or HERALD_RIB)")
    parser.add_argument("--markdown", help="write the table to this file too")
    parser.add_argument("--json", help="write every run to this file")
    return parser.parse_args()


def named(text):
    name, equals, command = text.partition("=")
    return (name, command) if equals else (text, text)


def show(values):
    middle = median(values)
    text = "%.0f" % middle if abs(middle) >= 100 else "%.3g" % middle
    if len(values) > 1 and min(values) != max(values):
        text += " (%.3g–%.3g)" % (min(values), max(values))
    return text


def table(results):
    """Markdown: a row for each workload and program."""
    lines = ["| workload | program | measured |", "|---|---|---|"]
    for (workload, program), runs in results.items():
        good = [run for run in runs if "error" not in run]
        cells = ["%s **%s**" % (name, show([run[name] for run in good])) for name in (good[0] if good else {})]
        failed = [run["error"] for run in runs if "error" in run]
        if failed:
            cells.append("failed %d of %d: %s" % (len(failed), len(runs), failed[0]))
        lines.append("| %s | %s | %s |" % (workload, program, ", ".join(cells)))
    return "\n".join(lines)


def main():
    options = arguments()
    if options.rib:
        os.environ["HERALD_RIB"] = options.rib
    chosen = options.workload or ["all"]
    names = list(workloads.WORKLOADS) if "all" in chosen else chosen
    under_test = [named(text) for text in options.program or ["herald"]]
    for _, command in under_test:
        programs.command_of(command)
    results = {(name, program): [] for name in names for program, _ in under_test}
    failed = False
    for name in names:
        for number in range(options.runs):
            for program, command in under_test:
                try:
                    run = workloads.WORKLOADS[name](command, options.scale)
                except Exception as error:  # a failed run is a result, and the others still count
                    run = {"error": "%s: %s" % (type(error).__name__, error)}
                    failed = True
                results[name, program].append(run)
                text = ", ".join("%s %s" % (k, v if isinstance(v, str) else "%.4g" % v) for k, v in run.items())
                print("%s %-10s run %d  %s" % (time.strftime("%H:%M:%S"), program, number + 1, name + ": " + text), flush=True)
    text = table(results)
    print("\n%s, %d CPUs, load %.1f\n\n%s" % (platform.platform(), os.cpu_count(), os.getloadavg()[0], text))
    if options.markdown:
        Path(options.markdown).write_text(text + "\n")
    if options.json:
        Path(options.json).write_text(json.dumps([[*key, runs] for key, runs in results.items()], indent=1))
    sys.exit(1 if failed else 0)


main()
