"""The program under test: started with a configuration, watched, and ended. Only what was started here is ever ended."""

import os
import re
import shlex
import signal
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERALD = ROOT / "distribution" / "target" / "herald" / "bin" / "herald"
PROGRAMS = {
    "herald": "%s server {conf}" % shlex.quote(str(HERALD)),
    "exabgp": "/usr/sbin/exabgp {conf}",
}


def command_of(name):
    """A name of PROGRAMS, or a command with {conf}."""
    command = PROGRAMS.get(name, name)
    if "{conf}" not in command:
        raise SystemExit("'%s' is no program: %s, or a command with {conf}" % (name, ", ".join(PROGRAMS)))
    return command


def prefer(pid):
    """Gives a process, and with it its session, the niceness of HERALD_BENCH_NICE, if that is set: sessions compete with each other."""
    niceness = os.environ.get("HERALD_BENCH_NICE")
    if niceness is None:
        return
    os.setpriority(os.PRIO_PROCESS, pid, int(niceness))
    group = Path("/proc/%d/autogroup" % pid)
    if group.exists():
        group.write_text(niceness)


class Program:
    """A daemon with its folder of configuration and log. A context manager."""

    def __init__(self, command, conf, port=179, environment=(), folder=None):
        self.folder = Path(folder or tempfile.mkdtemp(prefix="herald-itest-", dir=shared_memory()))
        self.folder.mkdir(exist_ok=True)
        self.conf = self.folder / "test.conf"
        self.conf.write_text(conf)
        self.log = self.folder / "log"
        self.command = [part.replace("{conf}", str(self.conf)) for part in shlex.split(command_of(command))]
        self.environment = {k: v for k, v in os.environ.items() if not k.lower().startswith("exabgp")}
        self.environment.update(
            {
                "exabgp_tcp_port": str(port),
                "exabgp_tcp_bind": "",
                "exabgp_api_cli": "false",
                "exabgp_api_version": "4",
                "exabgp_daemon_user": os.environ.get("USER", "root"),
                "exabgp_daemon_drop": "false",
                "exabgp_log_level": "INFO",
            }
        )
        self.environment.update(environment)
        self.process = None
        self.code = None

    def start(self):
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=open(self.log, "wb"),
            stderr=subprocess.STDOUT,
            env=self.environment,
            start_new_session=True,
        )
        prefer(self.process.pid)
        return self

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def cpu_seconds(self):
        """Of the daemon itself, without its children."""
        fields = Path("/proc/%d/stat" % self.process.pid).read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def tree_usage(self, without):
        """CPU seconds of the daemon and all that descends from it, and the sum of their peaks of memory in MiB; without the processes in
        whose command line a text stands."""
        ticks = peak = 0
        for number in self._tree():
            try:
                if without.encode() in Path("/proc/%d/cmdline" % number).read_bytes():
                    continue
                ticks += sum(map(int, Path("/proc/%d/stat" % number).read_text().rsplit(")", 1)[1].split()[11:15]))
                match = re.search(r"VmHWM:\s+(\d+)", Path("/proc/%d/status" % number).read_text())
                peak += int(match.group(1)) if match else 0
            except (FileNotFoundError, ProcessLookupError):
                pass
        return ticks / os.sysconf("SC_CLK_TCK"), peak / 1024

    def _tree(self):
        parents = {}
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit():
                try:
                    parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
                except (FileNotFoundError, ProcessLookupError):
                    pass
        tree = [self.process.pid]
        for number in tree:
            tree += [child for child, parent in parents.items() if parent == number]
        return tree

    def peak_mebibytes(self):
        return self._status("VmHWM") / 1024

    def mebibytes(self):
        return self._status("VmRSS") / 1024

    def _status(self, name):
        text = Path("/proc/%d/status" % self.process.pid).read_text()
        return int(re.search(r"%s:\s+(\d+)" % name, text).group(1))

    def descriptors(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))

    def threads(self):
        return self._status("Threads")

    def log_text(self):
        return self.log.read_text(errors="replace")

    def stop(self, seconds=15):
        """SIGTERM, and SIGKILL to its session if it does not end. Returns the exit code."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            pass
        try:
            # what it left behind is in the session that was made for it
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.code = self.process.wait()
        return self.code

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        for file in sorted(self.folder.rglob("*"), reverse=True):
            file.unlink() if not file.is_dir() else file.rmdir()
        self.folder.rmdir()


def shared_memory():
    """A folder that is memory, so that no disk is part of a measurement; the usual one if there is none."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def neighbor(peer="127.0.0.1", local="127.0.0.1", local_as=65001, peer_as=65002, port=None, extra="", api="", families=None, hold=180):
    """A neighbor section, in words that every version knows."""
    families = families or "ipv4 unicast; ipv6 unicast;"
    return """neighbor %s {
    router-id 192.0.2.1;
    local-address %s;
    local-as %d;
    peer-as %d;
    hold-time %d;
%s    family { %s }
%s%s}
""" % (
        peer,
        local,
        local_as,
        peer_as,
        hold,
        "    connect %d;\n" % port if port else "",
        families,
        "".join("    %s\n" % line for line in extra.splitlines()),
        "".join("    %s\n" % line for line in api.splitlines()),
    )


def process(name, run, encoder="json"):
    return "process %s {\n    run %s;\n    encoder %s;\n}\n" % (name, run, encoder)
