package org.herald.lib.flow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that values of components have, both ways. Case does not matter, and {@code _} is as good as {@code -}. */
final class FlowValueNames {
    static final FlowValueNames NONE = new FlowValueNames();

    static final FlowValueNames PROTOCOLS = new FlowValueNames()
            .shown("icmp", 1)
            .shown("igmp", 2)
            .shown("tcp", 6)
            .shown("egp", 8)
            .shown("udp", 17)
            .shown("rsvp", 46)
            .shown("gre", 47)
            .shown("esp", 50)
            .shown("ah", 51)
            .read("icmpv6", 58)
            .shown("ospf", 89)
            .shown("ipip", 94)
            .shown("pim", 103)
            .shown("sctp", 132);

    static final FlowValueNames ICMP_TYPES = new FlowValueNames()
            .shown("echo-reply", 0)
            .shown("unreachable", 3)
            .shown("source-quench", 4)
            .shown("redirect", 5)
            .shown("echo-request", 8)
            .shown("router-advertisement", 9)
            .shown("router-solicit", 10)
            .shown("time-exceeded", 11)
            .shown("parameter-problem", 12)
            .shown("timestamp", 13)
            .shown("timestamp-reply", 14)
            .read("info-request", 15)
            .read("info-reply", 16)
            .read("mask-request", 17)
            .read("mask-reply", 18)
            .read("traceroute", 30)
            .shown("photuris", 40)
            .shown("experimental-mobility", 41)
            .shown("extended-echo-request", 42)
            .shown("extended-echo-reply", 43)
            .shown("experimental-one", 253)
            .shown("experimental-two", 254);

    /** Of ICMPv6 (RFC 4443; RFC 4861): in an IPv6 rule the type is one of these (RFC 8956, 3.4). */
    static final FlowValueNames ICMPV6_TYPES = new FlowValueNames()
            .shown("unreachable", 1)
            .shown("packet-too-big", 2)
            .shown("time-exceeded", 3)
            .shown("parameter-problem", 4)
            .shown("echo-request", 128)
            .shown("echo-reply", 129)
            .shown("router-solicit", 133)
            .shown("router-advertisement", 134)
            .shown("neighbor-solicit", 135)
            .shown("neighbor-advertisement", 136)
            .shown("redirect", 137)
            .shown("extended-echo-request", 160)
            .shown("extended-echo-reply", 161);

    /** One number has several names, by the type that goes with it: so numbers are shown. */
    static final FlowValueNames ICMP_CODES = new FlowValueNames()
            .read("network-unreachable", 0)
            .read("host-unreachable", 1)
            .read("protocol-unreachable", 2)
            .read("port-unreachable", 3)
            .read("fragmentation-needed", 4)
            .read("source-route-failed", 5)
            .read("destination-network-unknown", 6)
            .read("destination-host-unknown", 7)
            .read("source-host-isolated", 8)
            .read("destination-network-prohibited", 9)
            .read("destination-host-prohibited", 10)
            .read("network-unreachable-for-tos", 11)
            .read("host-unreachable-for-tos", 12)
            .read("communication-prohibited-by-filtering", 13)
            .read("host-precedence-violation", 14)
            .read("precedence-cutoff-in-effect", 15)
            .read("redirect-for-network", 0)
            .read("redirect-for-host", 1)
            .read("redirect-for-tos-and-net", 2)
            .read("redirect-for-tos-and-host", 3)
            .read("ttl-eq-zero-during-transit", 0)
            .read("ttl-eq-zero-during-reassembly", 1)
            .read("required-option-missing", 1)
            .read("ip-header-bad", 2);

    /** Services that filters are written for; their numbers are shown. */
    static final FlowValueNames PORTS = ports();

    static final FlowValueNames TCP_FLAGS = new FlowValueNames()
            .shown("fin", 0x01)
            .shown("syn", 0x02)
            .shown("rst", 0x04)
            .shown("push", 0x08)
            .shown("ack", 0x10)
            .shown("urg", 0x20)
            .shown("ece", 0x40)
            .shown("cwr", 0x80)
            .shown("ns", 0x100)
            .read("urgent", 0x20)
            .read("psh", 0x08);

    static final FlowValueNames FRAGMENTS = new FlowValueNames()
            .shown("not-a-fragment", 0)
            .shown("dont-fragment", 1)
            .shown("is-fragment", 2)
            .shown("first-fragment", 4)
            .shown("last-fragment", 8);

    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<Integer, String> byValue = new HashMap<>();

    private FlowValueNames() {}

    private FlowValueNames shown(String name, int value) {
        byValue.put(value, name);
        return read(name, value);
    }

    private FlowValueNames read(String name, int value) {
        byName.put(name, value);
        return this;
    }

    /** The value of a name, or -1 if there is none. */
    int value(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT).replace('_', '-'), -1);
    }

    /** The name by which a value is shown, null if it is shown as a number. */
    @Nullable
    String name(long value) {
        return value > Integer.MAX_VALUE || value < 0 ? null : byValue.get((int) value);
    }

    private static FlowValueNames ports() {
        FlowValueNames names = new FlowValueNames()
                .read("echo", 7)
                .read("discard", 9)
                .read("daytime", 13)
                .read("qotd", 17)
                .read("chargen", 19)
                .read("ftp-data", 20)
                .read("ftp", 21)
                .read("ssh", 22)
                .read("telnet", 23)
                .read("smtp", 25)
                .read("time", 37)
                .read("tacacs", 49)
                .read("domain", 53)
                .read("bootps", 67)
                .read("bootpc", 68)
                .read("tftp", 69)
                .read("gopher", 70)
                .read("finger", 79)
                .read("http", 80)
                .read("kerberos", 88)
                .read("pop3", 110)
                .read("sunrpc", 111)
                .read("ident", 113)
                .read("nntp", 119)
                .read("ntp", 123)
                .read("netbios-ns", 137)
                .read("netbios-dgm", 138)
                .read("netbios-ssn", 139)
                .read("imap", 143)
                .read("snmp", 161)
                .read("snmptrap", 162);
        return names.read("bgp", 179)
                .read("irc", 194)
                .read("ldap", 389)
                .read("https", 443)
                .read("microsoft-ds", 445)
                .read("isakmp", 500)
                .read("rlogin", 513)
                .read("syslog", 514)
                .read("printer", 515)
                .read("rip", 520)
                .read("ripng", 521)
                .read("dhcpv6-client", 546)
                .read("dhcpv6-server", 547)
                .read("rtsp", 554)
                .read("submission", 587)
                .read("ipp", 631)
                .read("ldp", 646)
                .read("ldaps", 636)
                .read("rsync", 873)
                .read("imaps", 993)
                .read("pop3s", 995)
                .read("socks", 1080)
                .read("openvpn", 1194)
                .read("l2tp", 1701)
                .read("radius", 1812)
                .read("radius-acct", 1813)
                .read("ssdp", 1900)
                .read("nfs", 2049)
                .read("mysql", 3306)
                .read("rdp", 3389)
                .read("bfd-control", 3784)
                .read("bfd-echo", 3785)
                .read("sip", 5060)
                .read("sips", 5061)
                .read("mdns", 5353)
                .read("postgresql", 5432)
                .read("http-alt", 8080)
                .read("memcache", 11211);
    }
}
