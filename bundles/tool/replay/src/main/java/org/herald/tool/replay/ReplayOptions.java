package org.herald.tool.replay;

import java.nio.file.Path;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * What was written behind {@code replay}.
 *
 * @param file the recording
 * @param mode what is done with its commands
 * @param peer whose routes; {@link PeerChoice#ANY} for the fullest of a table and all of an update file
 * @param nextHops what routes get instead of the recorded next hop
 * @param routesPerSecond 0 for no limit
 * @param isRecordedPace whether updates come at the distances at which they were recorded
 * @param mostRoutes what comes after that many is left out
 * @param isKept whether the session stays when all is announced
 * @param isQuiet whether nothing but errors is told
 * @param target where the session goes, null without {@code --to}
 * @param resultFile where a feeding child tells how it ended, null if nobody asks
 */
record ReplayOptions(
        Path file,
        Mode mode,
        PeerChoice peer,
        NextHops nextHops,
        long routesPerSecond,
        boolean isRecordedPace,
        long mostRoutes,
        boolean isKept,
        boolean isQuiet,
        @Nullable Target target,
        @Nullable Path resultFile) {
    static final String HELP = """
            usage: herald replay [options] FILE
                   herald replay --to ADDRESS[:PORT] --local-as N --peer-as N [options] FILE

            Announces what a route collector recorded: the table of one of its peers, or updates. FILE is MRT (RFC 6396, RFC 8050),
            also packed with gzip or bzip2.

            Without --to the commands are printed: a program of the configuration for a Herald that runs, with --feed:
                process replay { run /opt/herald/bin/herald replay --feed FILE; encoder json; }
            With --to a Herald of its own opens one session, announces all, and ends when the peer was told everything.

              --peer N|ADDRESS|AS<n>  whose routes: number in the file, address or AS; default: the fullest of a table, all of updates
              --list                  print the peers of the file and end
              --next-hop ADDRESS|self next hop of all routes of its address family, instead of the recorded one; may be repeated.
                                      self is our own address: of all routes, with --to of those of the session's family
              --rate N                routes a second at the most
              --recorded              updates at the distances at which they were recorded
              --first N               no more than N routes
              --feed                  read the answers of the daemon, and tell how many commands were refused
              --keep                  stay when all is announced, until ended by a signal
              -q, --quiet             tell errors only
              -h, --help              this text

            with --to:
              --to ADDRESS[:PORT]     the peer; IPv6 addresses with a port stand in brackets; default port 179
              --local-as N            our autonomous system
              --peer-as N             the peer's
              --local-address ADDRESS from where; default: what the system chooses
              --router-id ADDRESS     default: the local address, else 192.0.2.1
              --md5 PASSWORD          key of TCP MD5

            examples:
              herald replay --first 3 rib.20140530.2200.bz2
              herald replay --to 127.0.0.1:1179 --local-as 65001 --peer-as 65002 --next-hop self rib.20140530.2200.bz2
            """;

    /** What is done. */
    enum Mode {
        /** Commands on standard output, nothing read. */
        PRINT,
        /** Commands on standard output, answers on standard input. */
        FEED,
        /** {@link #FEED}, once a session is up, and the daemon is ended at last. */
        FEED_ONCE,
        /** A daemon of its own, which starts this tool to feed it. */
        ONE_SHOT,
        /** The peers of the file. */
        LIST
    }

    /**
     * The session of a daemon of its own.
     *
     * @param port 1 to 65535
     * @param localAddress null for the system's choice
     * @param md5 null for none
     */
    record Target(
            IpAddress address,
            int port,
            long localAs,
            long peerAs,
            @Nullable IpAddress localAddress,
            IpAddress routerId,
            @Nullable String md5) {}

    /** @throws UsageException if they are not valid */
    static ReplayOptions parse(List<String> arguments) throws UsageException {
        return new ReplayArguments(arguments).parse();
    }
}
