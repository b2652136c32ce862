#!/usr/bin/env python3
"""Runs workloads with one or more programs in turn, and prints medians as a table.

    run.py --workload W2 W3 --program herald exabgp --runs 5 exabgp=1
    run.py --workload real --table rib.20140530.2200.bz2
    run.py --runs 5 --out docs/PERFORMANCE.md

A program is herald, exabgp, or NAME=COMMAND. Where a command has no {conf}, "server {conf}" is put behind it if the name begins with herald, else
"{conf}". Programs alternate within each round, so that a machine that gets slower does so for all. CPU seconds and memory are those of
the daemon and what it started, without the benchmark's own API programs. What arrived is checked when the time is taken: every prefix exactly
once, every line valid JSON.
"""

import argparse
import json
import os
import platform
import shlex
import sys
import time
from pathlib import Path

import workloads
from measure import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common import program as programs


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [*workloads.WORKLOADS, *workloads.GROUPS, "all"]
    parser.add_argument("--workload", nargs="+", default=["all"], choices=names, metavar="W", help="default: all; " + " ".join(names))
    parser.add_argument("--program", nargs="+", default=["herald"], metavar="P", help="herald, exabgp or NAME=COMMAND; default: herald")
    parser.add_argument("--runs", nargs="+", default=["1"], metavar="N", help="a number, [WORKLOAD:]PROGRAM=NUMBER for exceptions")
    parser.add_argument("--scale", type=float, default=1.0, help="share of each workload's size")
    parser.add_argument("--nice", type=int, help="niceness of all that is started, as -15: where others use the machine too (needs root)")
    parser.add_argument("--table", help="a recorded table (MRT, TABLE_DUMP_V2) for the workload real; or HERALD_TABLE")
    parser.add_argument("--out", help="put the figures between the marks of this Markdown file")
    parser.add_argument("--json", help="write every run to this file")
    return parser.parse_args()


def named(text):
    name, equals, command = text.partition("=")
    if not equals or command in programs.PROGRAMS:
        return name, programs.command_of(command or name)
    if "{conf}" not in command:
        command += " server {conf}" if name.startswith("herald") else " {conf}"
    return name, command


def chosen(words):
    """Names of workloads, those of groups spelled out."""
    if "all" in words:
        return list(workloads.WORKLOADS)
    return [name for word in words for name in workloads.GROUPS.get(word, [word])]


def runs_of(words, workload, program):
    """The most special of the numbers that fit."""
    exceptions = dict(word.rsplit("=", 1) for word in words if "=" in word)
    common = [word for word in words if "=" not in word] or ["1"]
    return int(exceptions.get(workload + ":" + program, exceptions.get(program, common[-1])))


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


MARKS = "<!-- figures -->", "<!-- end of figures -->"


def put(file, text):
    """Between the marks of a file, which is made if there is none."""
    old = file.read_text() if file.exists() else "%s\n%s\n" % MARKS
    before, _, rest = old.partition(MARKS[0])
    behind = rest.partition(MARKS[1])[2]
    file.write_text("%s%s\n\n%s\n\n%s%s" % (before, MARKS[0], text, MARKS[1], behind))


def one(function, command, scale):
    try:
        return function(command, scale)
    except Exception as error:  # a failed run is a result, and the others still count
        return {"error": "%s: %s" % (type(error).__name__, error)}


def measure_all(options, names, under_test):
    results = {}
    for name in names:
        rounds = {program: runs_of(options.runs, name, program) for program, _ in under_test}
        for number in range(max(rounds.values())):
            for program, command in under_test:
                if number >= rounds[program]:
                    continue
                run = one(workloads.WORKLOADS[name], command, options.scale)
                results.setdefault((name, program), []).append(run)
                text = ", ".join("%s %s" % (k, v if isinstance(v, str) else "%.4g" % v) for k, v in run.items())
                print("%s %-10s run %d  %s" % (time.strftime("%H:%M:%S"), program, number + 1, name + ": " + text), flush=True)
    return results


def main():
    options = arguments()
    if options.table:
        os.environ["HERALD_TABLE"] = options.table
    if options.nice is not None:
        os.environ["HERALD_BENCH_NICE"] = str(options.nice)
        programs.prefer(os.getpid())
    under_test = [named(text) for text in options.program]
    results = measure_all(options, chosen(options.workload), under_test)
    place = "%s, %d CPUs, load %.1f at the end" % (platform.platform(), os.cpu_count(), os.getloadavg()[0])
    text = "%s, %s:\n\n    %s\n\n%s" % (time.strftime("%Y-%m-%d"), place, shlex.join(["run.py", *sys.argv[1:]]), table(results))
    print("\n" + text)
    if options.out:
        put(Path(options.out), text)
    if options.json:
        Path(options.json).write_text(json.dumps([[*key, runs] for key, runs in results.items()], indent=1))
    sys.exit(1 if any("error" in run for runs in results.values() for run in runs) else 0)


main()
