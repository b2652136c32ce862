"""Families beyond unicast: what Herald announces in each, how each speaker announces something in it, and what either side must show of the other's.

A speaker's JSON is compared with the part that is written here: objects may have more keys, lists more elements.
"""

RD = "65001:1"
TARGET = "extended-community target:65001:7"


class Case:
    """One family. words is how Herald's configuration names it, announce a command, shows the part of Herald's JSON of the other side's route."""

    def __init__(self, words, announce, shows):
        self.words, self.announce, self.shows = words, announce, shows

    def name(self):
        return self.words


class Side:
    """How a speaker has a family: what its configuration says, what adds a route (commands, or more of its configuration), what asks for the routes, and
    what of the answer is Herald's: a part of JSON, or texts. shows stands for the case's where the speaker cannot announce just that."""

    def __init__(self, configured, add=(), ask=None, has=None, shows=None):
        self.configured, self.add, self.ask, self.has, self.shows = configured, add, ask, has, shows


CASES = {
    "multicast": Case(
        "ipv4 multicast",
        "announce ipv4 multicast 10.1.0.0/24 next-hop 192.0.2.1",
        {"nlri": "10.11.0.0/24"},
    ),
    "labeled": Case(
        "ipv4 nlri-mpls",
        "announce ipv4 nlri-mpls 10.1.0.0/24 label 100 next-hop 192.0.2.1",
        {"nlri": "10.11.0.0/24", "label": [[1100]]},
    ),
    "labeled6": Case(
        "ipv6 nlri-mpls",
        "announce ipv6 nlri-mpls 2001:db8:1::/48 label 100 next-hop 2001:db8::1",
        {"nlri": "2001:db8:11::/48", "label": [[1100]]},
    ),
    "vpn": Case(
        "ipv4 mpls-vpn",
        "announce ipv4 mpls-vpn 10.1.0.0/24 rd %s label 100 next-hop 192.0.2.1 %s" % (RD, TARGET),
        {"nlri": "10.11.0.0/24", "label": [[1100]], "rd": "65002:1"},
    ),
    "vpn6": Case(
        "ipv6 mpls-vpn",
        "announce ipv6 mpls-vpn 2001:db8:1::/48 rd %s label 100 next-hop 2001:db8::1 %s" % (RD, TARGET),
        {"nlri": "2001:db8:11::/48", "label": [[1100]], "rd": "65002:1"},
    ),
    "flow": Case(
        "ipv4 flow",
        "announce flow route { match { destination 10.1.0.0/24; protocol tcp; destination-port [ =80 >1024&<2048 ]; } then { rate-limit 9600; } }",
        {"destination-ipv4": ["10.11.0.0/24"], "protocol": ["=udp"], "destination-port": ["=53"]},
    ),
    "flow6": Case(
        "ipv6 flow",
        "announce flow route { match { destination 2001:db8:1::/48; next-header tcp; } then { discard; } }",
        {"destination-ipv6": ["2001:db8:11::/48/0"], "next-header": ["=udp"]},
    ),
    "mup": Case(
        "ipv4 mup",
        "announce ipv4 mup mup-isd 10.1.0.0/24 rd %s next-hop 2001:db8::1 %s" % (RD, TARGET),
        {"name": "InterworkSegmentDiscoveryRoute", "rd": "65002:1"},
    ),
}


def contains(actual, expected):
    """Whether the expected is a part of the actual."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(key in actual and contains(actual[key], value) for key, value in expected.items())
    if isinstance(expected, list):
        return isinstance(actual, list) and all(any(contains(each, value) for each in actual) for value in expected)
    return actual == expected


def anywhere(actual, expected):
    """The same, at any depth."""
    if contains(actual, expected):
        return True
    inner = actual.values() if isinstance(actual, dict) else actual if isinstance(actual, list) else ()
    return any(anywhere(each, expected) for each in inner)


def rd(number):
    return {"type": 0, "admin": number, "assigned": 1}


GOBGP = {
    "labeled": Side("ipv4-labelled-unicast", ["ipv4-mpls 10.11.0.0/24 1100 nexthop 192.0.2.4"], "ipv4-mpls", {"prefix": "10.1.0.0/24", "labels": [100]}),
    "labeled6": Side("ipv6-labelled-unicast", ["ipv6-mpls 2001:db8:11::/48 1100 nexthop 2001:db8::4"], "ipv6-mpls", {"prefix": "2001:db8:1::/48", "labels": [100]}),
    "vpn": Side(
        "l3vpn-ipv4-unicast",
        ["vpnv4 10.11.0.0/24 label 1100 rd 65002:1 rt 65002:7 nexthop 192.0.2.4"],
        "vpnv4",
        {"prefix": "10.1.0.0/24", "labels": [100], "rd": rd(65001)},
    ),
    "vpn6": Side(
        "l3vpn-ipv6-unicast",
        ["vpnv6 2001:db8:11::/48 label 1100 rd 65002:1 rt 65002:7 nexthop 2001:db8::4"],
        "vpnv6",
        {"prefix": "2001:db8:1::/48", "labels": [100], "rd": rd(65001)},
    ),
    "flow": Side(
        "ipv4-flowspec",
        ["ipv4-flowspec match destination 10.11.0.0/24 protocol udp destination-port ==53 then discard"],
        "ipv4-flowspec",
        {
            "value": [
                {"type": 1, "value": {"prefix": "10.1.0.0/24"}},
                {"type": 3, "value": [{"op": 129, "value": 6}]},
                {"type": 5, "value": [{"op": 1, "value": 80}, {"op": 18, "value": 1024}, {"op": 212, "value": 2048}]},
            ]
        },
    ),
    "flow6": Side(
        "ipv6-flowspec",
        ["ipv6-flowspec match destination 2001:db8:11::/48 protocol udp then discard"],
        "ipv6-flowspec",
        {"value": [{"type": 1, "value": {"prefix": "2001:db8:1::/48"}, "offset": 0}, {"type": 3, "value": [{"op": 129, "value": 6}]}]},
    ),
    "mup": Side(
        "ipv4-mup",
        ["ipv4-mup isd 10.11.0.0/24 rd 65002:1 prefix 2001:db8:1:1::/64 locator-node-length 24 function-length 16 behavior ENDM_GTP4E rt 65002:7 nexthop 2001:db8::4"],
        "ipv4-mup",
        {"route_type": 1, "value": {"rd": rd(65001), "prefix": "10.1.0.0/24"}},
    ),
}

# BIRD sends label 3 (implicit null) for routes that have none
BIRD = {
    "multicast": Side("ipv4 multicast { table mtab; import all; export all; next hop address 192.0.2.2; };", "ipv4 table mtab;\nprotocol static { ipv4 { table mtab; }; route 10.11.0.0/24 blackhole; }", "mtab", ["10.1.0.0/24", "BGP.next_hop: 192.0.2.1"]),
    "labeled": Side(
        "ipv4 mpls { table ltab; import all; export all; next hop address 192.0.2.2; };",
        "ipv4 table ltab;\nprotocol static { ipv4 { table ltab; }; route 10.11.0.0/24 blackhole; }",
        "ltab",
        ["10.1.0.0/24", "BGP.mpls_label_stack: 100"],
        {"nlri": "10.11.0.0/24", "label": [[3]]},
    ),
    "labeled6": Side(
        "ipv6 mpls { table ltab; import all; export all; next hop address 2001:db8::2; };",
        "ipv6 table ltab;\nprotocol static { ipv6 { table ltab; }; route 2001:db8:11::/48 blackhole; }",
        "ltab",
        ["2001:db8:1::/48", "BGP.mpls_label_stack: 100"],
        {"nlri": "2001:db8:11::/48", "label": [[3]]},
    ),
    "vpn": Side(
        "vpn4 mpls { table vtab; import all; export all; next hop address 192.0.2.2; };",
        "vpn4 table vtab;\nprotocol static { vpn4 { table vtab; }; route 65002:1 10.11.0.0/24 blackhole; }",
        "vtab",
        ["65001:1 10.1.0.0/24", "BGP.mpls_label_stack: 100", "BGP.ext_community: (rt, 65001, 7)"],
        {"nlri": "10.11.0.0/24", "label": [[3]], "rd": "65002:1"},
    ),
    "vpn6": Side(
        "vpn6 mpls { table vtab; import all; export all; next hop address 2001:db8::2; };",
        "vpn6 table vtab;\nprotocol static { vpn6 { table vtab; }; route 65002:1 2001:db8:11::/48 blackhole; }",
        "vtab",
        ["65001:1 2001:db8:1::/48", "BGP.mpls_label_stack: 100", "BGP.ext_community: (rt, 65001, 7)"],
        {"nlri": "2001:db8:11::/48", "label": [[3]], "rd": "65002:1"},
    ),
    "flow": Side(
        "flow4 { table ftab; import all; export all; };",
        "flow4 table ftab;\nprotocol static { flow4 { table ftab; }; route flow4 { dst 10.11.0.0/24; proto = 17; dport = 53; }; }",
        "ftab",
        ["dst 10.1.0.0/24", "proto 6", "dport 80 || > 1024 && < 2048", "generic, 0x80060000, 0x46160000"],
    ),
    "flow6": Side(
        "flow6 { table ftab; import all; export all; };",
        "flow6 table ftab;\nprotocol static { flow6 { table ftab; }; route flow6 { dst 2001:db8:11::/48; next header = 17; }; }",
        "ftab",
        ["dst 2001:db8:1::/48", "next header 6", "generic, 0x80060000, 0x0"],
    ),
}

FRR_SENDS_BACK = "! no routes of its own: it sends ours back"

# what stands in the address-family, with the route; FRR announces no flow routes, and needs zebra for labels and EVPN routes of its own
FRR = {
    "multicast": Side("ipv4 multicast", "network 10.11.0.0/24", "ipv4 multicast 10.1.0.0/24", {"prefix": "10.1.0.0/24", "paths": [{"nexthops": [{"ip": "192.0.2.1"}]}]}),
    "labeled": Side("ipv4 labeled-unicast", "", "ipv4 labeled-unicast 10.1.0.0/24", {"prefix": "10.1.0.0/24", "paths": [{"remoteLabel": 100}]}),
    "labeled6": Side("ipv6 labeled-unicast", "", "ipv6 labeled-unicast 2001:db8:1::/48", {"prefix": "2001:db8:1::/48", "paths": [{"remoteLabel": 100}]}),
    "vpn": Side("ipv4 vpn", "network 10.11.0.0/24 rd 65002:1 label 1100", "ipv4 vpn 10.1.0.0/24", {"65001:1": {"paths": [{"remoteLabel": 100, "extendedCommunity": {"string": "RT:65001:7"}}]}}),
    "vpn6": Side("ipv6 vpn", "network 2001:db8:11::/48 rd 65002:1 label 1100", "ipv6 vpn 2001:db8:1::/48", {"65001:1": {"paths": [{"remoteLabel": 100}]}}),
    "flow": Side(
        "ipv4 flowspec", FRR_SENDS_BACK, "ipv4 flowspec detail", {"to": "10.1.0.0/24", "proto": "= 6 ", "dstp": "= 80 , > 1024 , < 2048 "},
        {"destination-ipv4": ["10.1.0.0/24"], "protocol": ["=tcp"], "destination-port": ["=80", ">1024&<2048"]},
    ),
    "flow6": Side(
        "ipv6 flowspec", FRR_SENDS_BACK, "ipv6 flowspec detail", {"to": "2001:db8:1::/48/off 0", "proto": "= 6 "},
        {"destination-ipv6": ["2001:db8:1::/48/0"], "next-header": ["=tcp"]},
    ),
}
