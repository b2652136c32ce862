"""The other speakers: each is started on a loopback address of its own, with a configuration made here, and asked what it has.

Only ports above 1024 are used, and nothing touches the kernel's routes. A speaker that is not installed is not available.
"""

import json
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

import families

HERALD_ADDRESS = "127.0.0.1"
# numbers of the last private range: a recorded table has paths through the first ones
HERALD_AS = 4200000001
SPEAKER_AS = 4200000002
MD5_KEY = "herald-interop"


class SpeakerError(Exception):
    """It did not start, or says something nobody understands."""


class Route:
    """A route as a speaker has it: what can be compared."""

    def __init__(self, next_hop="", path=(), med=None, communities=(), large=(), path_id=None):
        self.next_hop, self.path, self.med = next_hop, tuple(path), med
        self.communities, self.large, self.path_id = tuple(communities), tuple(large), path_id

    def __repr__(self):
        return "Route(%s)" % ", ".join("%s=%s" % item for item in vars(self).items())


class Speaker:
    """One of them. options says what a cell needs: md5, ttl_security, add_path, extended_next_hop, graceful_restart, feeder, statics."""

    name = ""
    address = ""
    cells = frozenset()
    # cells of families beyond unicast, and what they are here
    families = {}
    answers_refresh = True

    def __init__(self, folder, **options):
        self.folder = Path(folder) / self.name
        self.folder.mkdir()
        self.options = options
        self.herald = HERALD_ADDRESS
        self.side = self.families.get(options.get("family"))
        if options.get("ipv6"):
            # there is but one such address: both sides have it
            self.address = self.herald = "::1"
        self.port = free_port(self.address)
        self.process = None

    @classmethod
    def binary(cls):
        raise NotImplementedError

    @classmethod
    def available(cls):
        return cls.binary() is not None

    def start(self):
        self.process = subprocess.Popen(
            self.prepare(),
            stdin=subprocess.DEVNULL,
            stdout=open(self.folder / "log", "ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=self.folder,
        )
        self.wait("an answer", self.answers, 20)
        return self

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.process:
            self.process.wait()

    def wait(self, what, test, timeout=60):
        deadline = time.monotonic() + timeout
        while not (value := test()):
            if self.process.poll() is not None:
                raise SpeakerError("%s ended with %d: %s" % (self.name, self.process.returncode, self.log_tail()))
            if time.monotonic() > deadline:
                raise SpeakerError("%s: no %s within %s s" % (self.name, what, timeout))
            time.sleep(0.2)
        return value

    def log_tail(self):
        return (self.folder / "log").read_text(errors="replace")[-600:]

    def option(self, name, text):
        return text if self.options.get(name) else ""

    def ask(self, *command):
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        return done.stdout

    @staticmethod
    def version():
        return ""


def free_port(address):
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def installed(*paths):
    for path in paths:
        found = path if Path(path).is_file() else shutil.which(path)
        if found:
            return found
    return None


class Bird(Speaker):
    """BIRD 2."""

    name, address = "bird", "127.0.0.2"
    cells = frozenset(
        ("unicast", "table", "table-back", "md5", "md5-wrong", "gtsm", "gtsm-wrong", "add-path", "extended-next-hop", "restart", "refresh", "ipv6")
    )
    families = families.BIRD

    @classmethod
    def binary(cls):
        return installed("/usr/sbin/bird", "bird")

    @staticmethod
    def version():
        text = subprocess.run(["/usr/sbin/bird", "--version"], capture_output=True, text=True, check=False)
        return (text.stdout + text.stderr).strip().replace("version ", "")

    def prepare(self):
        self.control = self.folder / "control"
        (self.folder / "bird.conf").write_text(self.configuration())
        return [self.binary(), "-f", "-c", str(self.folder / "bird.conf"), "-s", str(self.control), "-P", str(self.folder / "pid")]

    def configuration(self):
        statics = ""
        for prefix in self.options.get("statics", ()):
            family = "ipv6" if ":" in prefix else "ipv4"
            statics += "protocol static { %s; route %s blackhole { bgp_community.add((65002, 7)); bgp_med = 7; }; }\n" % (family, prefix)
        channel = """%%s {
        import all;
        export where proto != "herald";
        %s
        %s
        next hop address %%s;
    };""" % (
            self.option("add_path", "add paths on;"),
            self.option("extended_next_hop", "extended next hop on;"),
        )
        feeder = ""
        if self.options.get("feeder"):
            feeder = """
protocol bgp feeder {
    local %s port %d as %d;
    neighbor 127.0.0.9 as 65009;
    multihop; passive on; strict bind on;
    ipv4 { import all; export none; };
}
""" % (self.address, self.port, SPEAKER_AS)
        return """
router id 192.0.2.2;
log "%s" all;
protocol device { }
%s%s%s
protocol bgp herald {
    local %s port %d as %d;
    neighbor %s as %d;
    %s; passive on; strict bind on;
    %s
    %s
    %s
    %s
    %s
    %s
}
""" % (
            self.folder / "log",
            statics,
            feeder,
            self.side.add if self.side else "",
            self.address,
            self.port,
            SPEAKER_AS,
            self.herald,
            HERALD_AS,
            "multihop 2" if self.options.get("ttl_security") else "multihop",
            self.option("ttl_security", "ttl security on;"),
            self.option("md5", 'password "%s";' % MD5_KEY),
            "graceful restart on; graceful restart time 60;" if self.options.get("graceful_restart") else "graceful restart aware;",
            channel % ("ipv4", Bird.address),
            channel % ("ipv6", "2001:db8::2"),
            self.side.configured if self.side else "",
        )

    def add_routes(self):
        """They are in the configuration."""

    def has_route(self):
        text = self.family_routes()
        return all(each in text for each in self.side.has)

    def family_routes(self):
        return self.birdc("show", "route", "table", self.side.ask, "protocol", "herald", "all")

    def birdc(self, *words):
        return self.ask("/usr/sbin/birdc", "-s", str(self.control), *words)

    def answers(self):
        return "Daemon is up" in self.birdc("show", "status")

    def is_up(self):
        return "Established" in self.birdc("show", "protocols", "herald")

    def count(self):
        """IPv4 routes from Herald."""
        found = re.search(r"^(\d+) of \d+ routes for", self.birdc("show", "route", "count", "protocol", "herald", "table", "master4"), re.M)
        return int(found.group(1)) if found else 0

    def routes(self, prefix):
        text = self.birdc("show", "route", prefix, "protocol", "herald", "all")
        found = []
        for block in re.split(r"\n(?=\S*\s+(?:unicast|unreachable|blackhole|prohibit) )", "\n" + text)[1:]:
            values = dict(re.findall(r"^\s*BGP\.(\w+): (.*)$", block, re.M))
            found.append(
                Route(
                    values.get("next_hop", "").split(" ")[0],
                    [int(n) for n in re.findall(r"\d+", values.get("as_path", ""))],
                    int(values["med"]) if "med" in values else None,
                    ["%s:%s" % pair for pair in re.findall(r"\((\d+),(\d+)\)", values.get("community", ""))],
                    [":".join(t) for t in re.findall(r"\((\d+), (\d+), (\d+)\)", values.get("large_community", ""))],
                    int(values["path_id"]) if "path_id" in values else None,
                )
            )
        return found

    def ask_refresh(self):
        self.birdc("reload", "in", "herald")
        return True

    def is_stale(self, prefix):
        return "stale" in self.birdc("show", "route", prefix, "all").lower() or "s [" in self.birdc("show", "route", prefix)


class Frr(Speaker):
    """FRR's bgpd alone: without zebra and without the kernel."""

    name, address = "frr", "127.0.0.3"
    cells = frozenset(
        ("unicast", "table", "table-back", "md5", "md5-wrong", "gtsm", "gtsm-wrong", "add-path", "extended-next-hop", "restart", "refresh", "ipv6")
    )
    families = families.FRR

    @classmethod
    def binary(cls):
        return installed("/usr/lib/frr/bgpd")

    @staticmethod
    def version():
        text = subprocess.run(["/usr/lib/frr/bgpd", "--version"], capture_output=True, text=True, check=False).stdout
        return text.splitlines()[0].replace("bgpd version", "FRR").strip() if text else ""

    def prepare(self):
        (self.folder / "bgpd.conf").write_text(self.configuration())
        return [
            self.binary(), "-n", "-Z", "-S", "-p", str(self.port), "-l", self.address, "-f", str(self.folder / "bgpd.conf"),
            "-i", str(self.folder / "pid"), "--vty_socket", str(self.folder), "-P", "0", "-z", str(self.folder / "zserv"),
            "--log", "file:%s" % (self.folder / "log"),
        ]  # fmt: skip

    def configuration(self):
        family = """
 address-family %s unicast
%s  neighbor HERALD activate
  neighbor HERALD soft-reconfiguration inbound
%s  neighbor HERALD next-hop-self force
 exit-address-family
"""
        add_path = self.option("add_path", "  neighbor HERALD addpath-tx-all-paths\n")
        if self.options.get("refresh"):
            family = family.replace("  neighbor HERALD soft-reconfiguration inbound\n", "")
        statics = self.options.get("statics", ())
        feeder = ""
        if self.options.get("feeder"):
            feeder = " neighbor 127.0.0.9 remote-as 65009\n neighbor 127.0.0.9 passive\n neighbor 127.0.0.9 disable-connected-check\n"
        ttl = " neighbor HERALD ttl-security hops 1\n" if self.options.get("ttl_security") else " neighbor HERALD ebgp-multihop 2\n"
        text = """
router bgp %d
 bgp router-id 192.0.2.3
 no bgp ebgp-requires-policy
 no bgp default ipv4-unicast
 no bgp network import-check
%s%s neighbor HERALD remote-as %d
 neighbor HERALD passive
 neighbor HERALD disable-connected-check
%s%s%s%s%s
""" % (
            SPEAKER_AS,
            self.option("graceful_restart", " bgp graceful-restart\n bgp graceful-restart restart-time 60\n bgp graceful-restart stalepath-time 60\n"),
            feeder,
            HERALD_AS,
            ttl,
            self.option("md5", " neighbor HERALD password %s\n" % MD5_KEY),
            self.option("extended_next_hop", " neighbor HERALD capability extended-nexthop\n"),
            family % ("ipv4", networks(statics, False), add_path) + feeder_family(feeder),
            family % ("ipv6", networks(statics, True), add_path),
        )
        if self.options.get("ipv6"):
            # without an address of IPv4 it would write 0.0.0.0, which is no next hop
            text += " address-family ipv4 unicast\n  neighbor HERALD route-map HOP out\n exit-address-family\nroute-map HOP permit 10\n set ip next-hop 192.0.2.3\n"
        if self.side:
            if "labeled" in self.side.configured:
                # unicast with and without labels are one table there, and one of the two for a neighbor
                text += " address-family ipv4 unicast\n  no neighbor HERALD activate\n address-family ipv6 unicast\n  no neighbor HERALD activate\n exit-address-family\n"
            text += " address-family %s\n  neighbor HERALD activate\n  %s\n exit-address-family\n" % (self.side.configured, self.side.add)
        if self.options.get("ttl_security"):
            text = text.replace(" neighbor HERALD disable-connected-check\n", "")
        return text.replace("HERALD", self.herald)

    def add_routes(self):
        """They are in the configuration."""

    def has_route(self):
        return families.anywhere(self.family_routes(), self.side.has)

    def family_routes(self):
        text = self.vty("show bgp %s json" % self.side.ask)
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return {"text": text}

    def vty(self, command):
        return self.ask("/usr/bin/vtysh", "--vty_socket", str(self.folder), "-c", command)

    def answers(self):
        return "bgpd" in self.vty("show daemons") or "FRR" in self.vty("show version")

    def is_up(self):
        return self.peer_state() == "Established"

    def peer_state(self):
        try:
            data = json.loads(self.vty("show bgp neighbors %s json" % self.herald) or "{}")
        except json.JSONDecodeError:
            return ""
        return data.get(self.herald, {}).get("bgpState", "")

    def count(self):
        try:
            data = json.loads(self.vty("show bgp ipv4 unicast summary json"))
        except json.JSONDecodeError:
            return 0
        return data.get("peers", {}).get(self.herald, {}).get("pfxRcd", 0)

    def routes(self, prefix):
        family = "ipv6" if ":" in prefix else "ipv4"
        try:
            data = json.loads(self.vty("show bgp %s unicast %s json" % (family, prefix)))
        except json.JSONDecodeError:
            return []
        found = []
        for path in data.get("paths", []):
            if path.get("peer", {}).get("peerId") != self.herald:
                continue
            segments = path.get("aspath", {}).get("segments", [])
            hops = path.get("nexthops", [])
            hop = next((h["ip"] for h in hops if h.get("scope", "global") == "global"), "")
            found.append(
                Route(
                    hop,
                    [n for segment in segments for n in segment["list"]],
                    path.get("metric") if "metric" in path else path.get("med"),
                    path.get("community", {}).get("list", []),
                    path.get("largeCommunity", {}).get("list", []),
                    path.get("addPathId") or path.get("rxPathId") or None,
                )
            )
        return found

    def ask_refresh(self):
        self.vty("clear bgp %s soft in" % self.herald)
        return True

    def is_stale(self, prefix):
        return '"stale":true' in self.vty("show bgp ipv4 unicast %s json" % prefix).replace(" ", "")


def networks(statics, ipv6):
    return "".join("  network %s\n" % prefix for prefix in statics if (":" in prefix) == ipv6)


def feeder_family(feeder):
    if not feeder:
        return ""
    return " address-family ipv4 unicast\n  neighbor 127.0.0.9 activate\n exit-address-family\n"


class GoBgp(Speaker):
    """GoBGP."""

    name, address = "gobgp", "127.0.0.4"
    cells = frozenset(("unicast", "table", "md5", "md5-wrong", "gtsm", "gtsm-wrong", "refresh"))
    families = families.GOBGP

    @classmethod
    def binary(cls):
        return installed("/usr/sbin/gobgpd", "/usr/bin/gobgpd", "gobgpd")

    @staticmethod
    def version():
        return "GoBGP " + subprocess.run([GoBgp.binary(), "--version"], capture_output=True, text=True, check=False).stdout.strip().split(" ")[-1]

    def prepare(self):
        self.api = free_port(GoBgp.address)
        ttl = ""
        if self.options.get("ttl_security"):
            ttl = "  [neighbors.ttl-security.config]\n    enabled = true\n    ttl-min = 255\n"
        else:
            ttl = "  [neighbors.ebgp-multihop.config]\n    enabled = true\n    multihop-ttl = 2\n"
        (self.folder / "gobgp.toml").write_text(
            """
[global.config]
  as = %d
  router-id = "192.0.2.4"
  port = %d
  local-address-list = ["%s"]
[[neighbors]]
  [neighbors.config]
    neighbor-address = "%s"
    peer-as = %d
%s  [neighbors.transport.config]
    passive-mode = true
    local-address = "%s"
%s  [[neighbors.afi-safis]]
    [neighbors.afi-safis.config]
      afi-safi-name = "ipv4-unicast"
  [[neighbors.afi-safis]]
    [neighbors.afi-safis.config]
      afi-safi-name = "ipv6-unicast"
%s"""
            % (SPEAKER_AS, self.port, self.address, self.herald, HERALD_AS, self.option("md5", '    auth-password = "%s"\n' % MD5_KEY), self.address, ttl, self.side_configuration())
        )
        return [self.binary(), "-f", str(self.folder / "gobgp.toml"), "--api-hosts", "%s:%d" % (GoBgp.address, self.api), "--pprof-disable"]

    def side_configuration(self):
        if not self.side:
            return ""
        return '  [[neighbors.afi-safis]]\n    [neighbors.afi-safis.config]\n      afi-safi-name = "%s"\n' % self.side.configured

    def add_routes(self):
        for line in self.side.add:
            family, *words = line.split()
            said = self.gobgp("global", "rib", "add", "-a", family, *words)
            if said.strip():
                raise SpeakerError("gobgp global rib add -a %s: %s" % (line, said.strip()[:300]))

    def has_route(self):
        return families.anywhere(self.family_routes(), self.side.has)

    def family_routes(self):
        try:
            return json.loads(self.gobgp("global", "rib", "-a", self.side.ask, "-j") or "{}")
        except json.JSONDecodeError:
            return {}

    def gobgp(self, *words):
        return self.ask(installed("/usr/bin/gobgp", "gobgp"), "-u", GoBgp.address, "-p", str(self.api), *words)

    def answers(self):
        if "AS:" not in self.gobgp("global"):
            return False
        for prefix in self.options.get("statics", ()):
            words = ["global", "rib", "add", prefix, "med", "7", "community", "65002:7"]
            self.gobgp(*words, *(["-a", "ipv6"] if ":" in prefix else []))
        return True

    def is_up(self):
        return "established" in self.gobgp("neighbor", self.herald).lower()

    def count(self):
        found = re.search(r"Path: (\d+)", self.gobgp("neighbor", self.herald, "adj-in", "summary") or self.gobgp("global", "rib", "summary"))
        if not found:
            found = re.search(r"Path: (\d+)", self.gobgp("global", "rib", "summary"))
        return int(found.group(1)) - len([p for p in self.options.get("statics", ()) if ":" not in p]) if found else 0

    def routes(self, prefix):
        text = self.gobgp("global", "rib", prefix, "-j", *(["-a", "ipv6"] if ":" in prefix else []))
        try:
            data = json.loads(text)
        except json.JSONDecodeError:
            return []
        paths = data if isinstance(data, list) else [p for entry in data.values() for p in entry]
        found = []
        for path in paths:
            if path.get("neighbor-ip", "") not in (self.herald, ""):
                continue
            route = Route()
            for attribute in path.get("attrs", []):
                kind = attribute.get("type")
                if kind == 2:
                    route.path = tuple(n for segment in attribute.get("as_paths", []) for n in segment["asns"])
                elif kind in (3, 14):
                    route.next_hop = attribute.get("nexthop", "")
                elif kind == 4:
                    route.med = attribute.get("metric")
                elif kind == 8:
                    route.communities = tuple("%d:%d" % (n >> 16, n & 0xFFFF) for n in attribute.get("communities", []))
                elif kind == 32:
                    route.large = tuple("%(ASN)d:%(LocalData1)d:%(LocalData2)d" % v for v in attribute.get("value", []))
            found.append(route)
        return found

    def ask_refresh(self):
        return False  # it keeps what it received, and asks nobody


class OpenBgpd(Speaker):
    """OpenBGPD (portable)."""

    name, address = "openbgpd", "127.0.0.5"
    cells = frozenset(("unicast", "table", "gtsm", "gtsm-wrong", "refresh", "ipv6"))
    answers_refresh = False

    @classmethod
    def binary(cls):
        for path in ("/usr/sbin/openbgpd", "/usr/sbin/bgpd"):
            if Path(path).is_file():
                return path
        return None

    @staticmethod
    def version():
        text = subprocess.run([OpenBgpd.binary(), "-V"], capture_output=True, text=True, check=False)
        return (text.stdout + text.stderr).strip()

    def prepare(self):
        # where its unprivileged parts are locked in: the home of its user, which a service manager would make
        Path("/run/openbgpd").mkdir(exist_ok=True)
        # its privileged part gives the socket away: the folder must be open to it
        self.folder.chmod(0o755)
        self.folder.parent.chmod(0o755)
        self.control = self.folder / "control"
        statics = "".join("network %s set { med 7 community 65002:7 }\n" % prefix for prefix in self.options.get("statics", ()))
        file = self.folder / "bgpd.conf"
        file.write_text(
            """
AS %d
router-id 192.0.2.5
fib-update no
nexthop qualify via default
listen on %s port %d
socket "%s"
%sneighbor %s {
    remote-as %d
    local-address %s
    passive
    %s
    announce IPv4 unicast
    announce IPv6 unicast
    announce refresh yes
    enforce neighbor-as no
}
allow from any
allow to any
"""
            % (SPEAKER_AS, self.address, self.port, self.control, statics, self.herald, HERALD_AS, self.address, "ttl-security yes" if self.options.get("ttl_security") else "multihop 2")
        )
        file.chmod(0o600)
        return [self.binary(), "-d", "-f", str(file)]

    def bgpctl(self, *words):
        return self.ask(installed("/usr/sbin/bgpctl", "/usr/bin/bgpctl", "bgpctl"), "-s", str(self.control), *words)

    def answers(self):
        return "Neighbor" in self.bgpctl("show", "summary")

    def is_up(self):
        return "Established" in self.bgpctl("show", "neighbor", self.herald)

    def count(self):
        try:
            data = json.loads(self.bgpctl("-j", "show", "neighbor", self.herald))
            return data["neighbors"][0]["stats"]["prefixes"]["received"]
        except (json.JSONDecodeError, KeyError, IndexError):
            return 0

    def routes(self, prefix):
        text = self.bgpctl("-j", "show", "rib", "detail", prefix)
        try:
            data = json.loads(text)
        except json.JSONDecodeError:
            return []
        found = []
        for path in data.get("rib", []):
            if path.get("neighbor", {}).get("remote_addr") != self.herald:
                continue
            found.append(
                Route(
                    path.get("exit_nexthop", ""),
                    [int(n) for n in re.findall(r"\d+", str(path.get("aspath", "")))],
                    path.get("metric"),
                    path.get("communities", []),
                    path.get("large_communities", []),
                )
            )
        return found

    def ask_refresh(self):
        self.bgpctl("neighbor", self.herald, "refresh")
        return True


SPEAKERS = {speaker.name: speaker for speaker in (Bird, Frr, GoBgp, OpenBgpd)}
