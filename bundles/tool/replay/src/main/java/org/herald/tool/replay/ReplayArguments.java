package org.herald.tool.replay;

import java.nio.file.Path;
import java.util.List;
import org.herald.api.wire.IpAddress;
import org.herald.tool.replay.ReplayOptions.Mode;
import org.herald.tool.replay.ReplayOptions.Target;
import org.jspecify.annotations.Nullable;

/** Reads arguments, once. */
final class ReplayArguments {
    /** How a daemon of its own tells its feeder the family of the session, whose routes alone can have our address. */
    static final String SELF_IPV4 = "--self-ipv4";

    static final String SELF_IPV6 = "--self-ipv6";

    private static final int BGP_PORT = 179;
    private static final IpAddress DOCUMENTATION = IpAddress.ofIpv4(0xc0000201);

    private final List<String> arguments;
    private int next;
    private @Nullable Path file;
    private Mode mode = Mode.PRINT;
    private PeerChoice peer = PeerChoice.ANY;
    private NextHops nextHops = NextHops.RECORDED;
    private long routesPerSecond;
    private boolean isRecordedPace;
    private long mostRoutes = Long.MAX_VALUE;
    private boolean isKept;
    private boolean isQuiet;
    private @Nullable IpAddress address;
    private int port = BGP_PORT;
    private long localAs = -1;
    private long peerAs = -1;
    private @Nullable IpAddress localAddress;
    private @Nullable IpAddress routerId;
    private @Nullable String md5;
    private @Nullable Path resultFile;

    ReplayArguments(List<String> arguments) {
        this.arguments = arguments;
    }

    ReplayOptions parse() throws UsageException {
        while (next < arguments.size()) {
            take(arguments.get(next++));
        }
        if (file == null) {
            throw new UsageException("no file was given; see herald replay --help");
        }
        return new ReplayOptions(
                file,
                mode,
                peer,
                nextHops,
                routesPerSecond,
                isRecordedPace,
                mostRoutes,
                isKept,
                isQuiet,
                target(),
                resultFile);
    }

    private void take(String argument) throws UsageException {
        switch (argument) {
            case "--peer" -> peer = PeerChoice.parse(value(argument));
            case "--list" -> mode = Mode.LIST;
            case "--next-hop" -> nextHop(value(argument));
            case SELF_IPV4 -> nextHops = nextHops.withIpv4(NextHops.SELF);
            case SELF_IPV6 -> nextHops = nextHops.withIpv6(NextHops.SELF);
            case "--rate" -> routesPerSecond = number(argument, 1, Integer.MAX_VALUE);
            case "--recorded" -> isRecordedPace = true;
            case "--first" -> mostRoutes = number(argument, 1, Long.MAX_VALUE);
            case "--feed" -> mode = Mode.FEED;
            case "--feed-once" -> mode = Mode.FEED_ONCE;
            case "--result" -> resultFile = Path.of(value(argument));
            case "--keep" -> isKept = true;
            case "-q", "--quiet" -> isQuiet = true;
            case "--to" -> to(value(argument));
            case "--local-as" -> localAs = number(argument, 1, 0xffffffffL);
            case "--peer-as" -> peerAs = number(argument, 1, 0xffffffffL);
            case "--local-address" -> localAddress = address(argument, value(argument));
            case "--router-id" -> routerId = address(argument, value(argument));
            case "--md5" -> md5 = value(argument);
            default -> file(argument);
        }
    }

    private void file(String argument) throws UsageException {
        if (argument.startsWith("-") && argument.length() > 1) {
            throw new UsageException("'" + argument + "' is not an option; see herald replay --help");
        }
        if (file != null) {
            throw new UsageException("'" + argument + "' is a second file, one at a time is replayed");
        }
        file = Path.of(argument);
    }

    private String value(String option) throws UsageException {
        if (next == arguments.size()) {
            throw new UsageException(option + " needs a value");
        }
        return arguments.get(next++);
    }

    private long number(String option, long least, long most) throws UsageException {
        String text = value(option);
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new UsageException(option + " '" + text + "' is no number");
        }
        throw new UsageException(option + " " + text + " is out of range (" + least + "-" + most + ")");
    }

    private static IpAddress address(String option, String text) throws UsageException {
        IpAddress address = IpAddress.parse(text);
        if (address == null) {
            throw new UsageException(option + " '" + text + "' is no IP address");
        }
        return address;
    }

    private void nextHop(String text) throws UsageException {
        if (text.equals(NextHops.SELF)) {
            nextHops = new NextHops(text, text);
            return;
        }
        IpAddress hop = address("--next-hop", text);
        nextHops = hop.isIpv6() ? nextHops.withIpv6(hop.toString()) : nextHops.withIpv4(hop.toString());
    }

    /** {@code 192.0.2.1}, {@code 192.0.2.1:1179}, {@code 2001:db8::1}, {@code [2001:db8::1]:1179}. */
    private void to(String text) throws UsageException {
        int colon = text.lastIndexOf(':');
        boolean isBracketed = text.startsWith("[");
        boolean hasPort = isBracketed ? text.indexOf("]:") > 0 : colon >= 0 && text.indexOf(':') == colon;
        String host = hasPort ? text.substring(0, colon) : text;
        if (isBracketed && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        address = address("--to", host);
        if (hasPort) {
            try {
                port = Integer.parseInt(text.substring(colon + 1));
            } catch (NumberFormatException none) {
                port = -1;
            }
        }
        if (port < 1 || port > 65535) {
            throw new UsageException("--to '" + text + "' has no valid port (1-65535)");
        }
        mode = Mode.ONE_SHOT;
    }

    private @Nullable Target target() throws UsageException {
        if (mode != Mode.ONE_SHOT || address == null) {
            return null;
        }
        if (localAs < 0 || peerAs < 0) {
            throw new UsageException("--to needs --local-as and --peer-as");
        }
        IpAddress id = routerId != null ? routerId : localAddress;
        if (id == null || id.isIpv6()) {
            id = DOCUMENTATION;
        }
        return new Target(address, port, localAs, peerAs, localAddress, id, md5);
    }
}
