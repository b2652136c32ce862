package org.herald.environment;

import static org.herald.environment.OptionType.ADDRESSES;
import static org.herald.environment.OptionType.BOOLEAN;
import static org.herald.environment.OptionType.FACTOR;
import static org.herald.environment.OptionType.FALSE;
import static org.herald.environment.OptionType.OCTAL;
import static org.herald.environment.OptionType.TEXT;
import static org.herald.environment.OptionType.TRUE;
import static org.herald.environment.OptionType.choice;
import static org.herald.environment.OptionType.number;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** All options: the only place that spells their names. */
final class OptionTable {
    /** One option. */
    record Entry(String name, OptionType type, String absent, String help) {}

    /** The older word for {@link #TCP_ATTEMPTS}. */
    static final String TCP_CONNECTIONS = "tcp.connections";

    static final String TCP_ATTEMPTS = "tcp.attempts";

    /** The older form of one attempt. */
    static final String TCP_ONCE = "tcp.once";

    /** In the order of documentation. */
    static final Map<String, Entry> ENTRIES = entries();

    private OptionTable() {}

    /** The entry of an option that there is. */
    static Entry entry(String option) {
        return Objects.requireNonNull(ENTRIES.get(option), option);
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> all = new LinkedHashMap<>();
        addDaemon(all);
        addLog(all);
        addSessions(all);
        addApi(all);
        addDebug(all);
        return all;
    }

    private static void addDaemon(Map<String, Entry> all) {
        add(all, "daemon.user", TEXT, "nobody", "whom to become when started as root");
        add(all, "daemon.drop", BOOLEAN, TRUE, "become that user before the programs start");
        add(all, "daemon.daemonize", BOOLEAN, FALSE, "go to the background");
        add(all, "daemon.pid", TEXT, "", "file that gets the process number");
        add(all, "daemon.umask", OCTAL, "0137", "rights that created files do not have, octal");
    }

    private static void addLog(Map<String, Entry> all) {
        OptionType levels = choice(
                "FATAL",
                "CRITICAL",
                "ERROR",
                "WARNING",
                "INFO",
                "DEBUG",
                "NOTSET",
                "EMERG",
                "EMERGENCY",
                "ALERT",
                "CRIT",
                "ERR",
                "WARN",
                "NOTICE");
        add(all, "log.enable", BOOLEAN, TRUE, "write a log");
        add(all, "log.level", levels, "INFO", "the least important that is written");
        add(all, "log.destination", TEXT, "stdout", "stdout, stderr, syslog, host:ADDRESS, or a file");
        add(all, "log.all", BOOLEAN, FALSE, "every category");
        add(all, "log.configuration", BOOLEAN, TRUE, "category: reading of the configuration");
        add(all, "log.reactor", BOOLEAN, TRUE, "category: signals, commands, reloads");
        add(all, "log.daemon", BOOLEAN, TRUE, "category: start and end");
        add(all, "log.processes", BOOLEAN, TRUE, "category: programs");
        add(all, "log.network", BOOLEAN, TRUE, "category: connections and sessions");
        add(all, "log.statistics", BOOLEAN, TRUE, "category: counts");
        add(all, "log.packets", BOOLEAN, FALSE, "category: octets of messages");
        add(all, "log.rib", BOOLEAN, FALSE, "category: changes of Adj-RIBs");
        add(all, "log.message", BOOLEAN, FALSE, "category: changes of routes by commands");
        add(all, "log.timers", BOOLEAN, FALSE, "category: keepalives");
        add(all, "log.routes", BOOLEAN, FALSE, "category: received routes");
        add(all, "log.parser", BOOLEAN, FALSE, "category: decoding");
        add(all, "log.short", BOOLEAN, TRUE, "lines without time and process number");
    }

    private static void addSessions(Map<String, Entry> all) {
        add(all, TCP_ATTEMPTS, number(0, Integer.MAX_VALUE), "0", "connections for each peer, 0 for no limit");
        add(all, TCP_ONCE, BOOLEAN, FALSE, "older form of tcp.attempts 1");
        add(
                all,
                "tcp.delay",
                number(0, 59),
                "0",
                "announce when the minute of the hour is a multiple of this, 0 for at once");
        add(all, "tcp.bind", ADDRESSES, "", "addresses on which all peers are listened for");
        add(
                all,
                "tcp.port",
                number(0, 65535),
                "179",
                "port on which is listened, and to which is connected; 0 for any free one");
        add(all, "tcp.acl", BOOLEAN, FALSE, "without effect, as ever");
        add(all, "bgp.openwait", number(1, 65535), "60", "seconds to wait for the peer's OPEN");
        add(all, "bgp.passive", BOOLEAN, FALSE, "every neighbor waits for its peer to connect");
        add(all, "bgp.paths_limit_audit", BOOLEAN, TRUE, "warn when a peer sends more paths than allowed");
        add(all, "cache.attributes", BOOLEAN, TRUE, "without effect: equal attributes are always kept once");
        add(all, "cache.nexthops", BOOLEAN, TRUE, "without effect: equal next hops are always kept once");
    }

    private static void addApi(Map<String, Entry> all) {
        add(all, "api.version", choice("4", "6"), "4", "dialect of events; commands of both are always understood");
        add(all, "api.ack", BOOLEAN, TRUE, "answer commands");
        add(all, "api.chunk", number(1, 1_000_000), "1", "lines written in one turn by show adj-rib");
        add(all, "api.encoder", choice("text", "json"), "json", "form of the answers to show and help");
        add(all, "api.compact", BOOLEAN, FALSE, "plain prefixes as bare strings in JSON");
        add(all, "api.respawn", BOOLEAN, TRUE, "start programs again that end; false overrules their own setting");
        add(all, "api.terminate", BOOLEAN, FALSE, "end when a program ends");
        add(all, "api.cli", BOOLEAN, TRUE, "open the channel of the command line client");
        add(all, "api.pipename", TEXT, "exabgp", "name of its named pipes");
        add(all, "api.socketname", TEXT, "exabgp", "name of its socket");
        add(all, "api.show-routes-format", choice("v1", "v2"), "v1", "JSON of show adj-rib");
        add(
                all,
                "api.queue",
                number(65536, Integer.MAX_VALUE),
                "67108864",
                "octets that may wait for a program that does not read");
        add(
                all,
                "api.command-queue",
                number(65536, Integer.MAX_VALUE),
                "1048576",
                "octets of commands that may wait to be carried out, for each program");
        add(
                all,
                "api.stuck-seconds",
                number(0, Integer.MAX_VALUE),
                "0",
                "how long a program may read nothing while output waits before it is ended, 0 for ever");
    }

    private static void addDebug(Map<String, Entry> all) {
        add(all, "version", TEXT, "", "the version of ExaBGP that peers are told, empty for our own name and version");
        add(all, "reactor.speed", FACTOR, "1.0", "without effect: there is no loop that polls");
        add(all, "profile.enable", BOOLEAN, FALSE, "without effect: a Python aid");
        add(all, "profile.file", TEXT, "", "without effect: a Python aid");
        add(all, "pdb.enable", BOOLEAN, FALSE, "without effect: a Python aid");
        add(all, "debug.pdb", BOOLEAN, FALSE, "without effect: a Python aid");
        add(all, "debug.memory", BOOLEAN, FALSE, "without effect: a Python aid");
        add(all, "debug.configuration", BOOLEAN, FALSE, "without effect: errors always tell their place");
        add(all, "debug.selfcheck", BOOLEAN, FALSE, "decode what is sent");
        add(all, "debug.route", TEXT, "", "without effect: see the tool encode");
        add(all, "debug.defensive", BOOLEAN, FALSE, "without effect: a Python aid");
        add(all, "debug.rotate", BOOLEAN, FALSE, "of several configurations, take the next at each reload");
        add(all, "debug.timing", BOOLEAN, FALSE, "without effect: a Python aid");
    }

    private static void add(Map<String, Entry> all, String name, OptionType type, String absent, String help) {
        all.put(name, new Entry(name, type, absent, help));
    }
}
