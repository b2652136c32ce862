package org.herald.command.neighbor;

import java.util.Objects;
import org.herald.api.bgp.CodecView;
import org.herald.api.client.PeerControl;
import org.herald.api.client.PeerControl.Counters;
import org.herald.api.client.PeerControl.PeerStatus;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** Everything about a neighbor, in the columns of {@code show neighbor extensive}: a name left in 20, values right in 15. */
final class ExtensiveText implements PeerLines.Printer {
    private static final String UNKNOWN = "n/a";
    private static final String HEADING = "    %-19s %15s";

    private final CodecView codecs;

    ExtensiveText(CodecView codecs) {
        this.codecs = codecs;
    }

    @Override
    public void print(PeerControl peer, WireWriter out) {
        PeerStatus status = peer.status();
        PeerLines.line("Neighbor " + status.remoteAddress(), out);
        PeerLines.line("", out);
        printSession(peer, status, out);
        printSetup(status, out);
        printCapabilities(status, out);
        printFamilies(peer, status, out);
        printMessages(status, out);
    }

    private static void printSession(PeerControl peer, PeerStatus status, WireWriter out) {
        heading("Session", out, "Local");
        row("local", out, status.localAddress());
        row("state", out, status.fsm());
        row(peer.isEstablished() ? "up for" : "down for", out, Durations.text(status.sinceSeconds()));
        PeerLines.line("", out);
    }

    private static void printSetup(PeerStatus status, WireWriter out) {
        heading("Setup", out, "Local", "Remote");
        row("AS", out, known(status.localAs()), known(status.remoteAs()));
        row("ID", out, status.localRouterId(), status.remoteRouterId());
        Integer remoteHoldTime = status.remoteHoldTimeSeconds() < 0 ? null : status.remoteHoldTimeSeconds();
        row("hold-time", out, status.localHoldTimeSeconds(), remoteHoldTime);
        PeerLines.line("", out);
    }

    private static void printCapabilities(PeerStatus status, WireWriter out) {
        heading("Capability", out, "Local", "Remote");
        for (ShownCapability capability : ShownCapability.values()) {
            row(
                    capability.word() + ":",
                    out,
                    enabled(capability.in(status.localOpen())),
                    enabled(capability.in(status.remoteOpen())));
        }
        PeerLines.line("", out);
    }

    private void printFamilies(PeerControl peer, PeerStatus status, WireWriter out) {
        heading("Families", out, "Local", "Remote", "Add-Path");
        for (FamilyId family : peer.families()) {
            Boolean isShared =
                    status.remoteOpen() == null ? null : status.negotiated().hasFamily(family);
            String addPath = AddPathUse.of(status.negotiated(), family).word();
            String columns = columns(codecs.nameOf(family) + ":", enabled(true), enabled(isShared));
            PeerLines.line(columns + " " + addPath, out);
        }
        PeerLines.line("", out);
    }

    private static void printMessages(PeerStatus status, WireWriter out) {
        heading("Message Statistic", out, "Sent", "Received");
        Counters counters = status.counters();
        countRow("open", counters.open(), out);
        countRow("notification", counters.notification(), out);
        countRow("keepalive", counters.keepalive(), out);
        countRow("update", counters.update(), out);
        countRow("refresh", counters.refresh(), out);
        countRow("total", new long[] {counters.total(0), counters.total(1)}, out);
        PeerLines.line("", out);
    }

    private static void countRow(String name, long[] counts, WireWriter out) {
        row(name + ":", out, counts[0], counts[1]);
    }

    private static void heading(String name, WireWriter out, String... columns) {
        StringBuilder line = new StringBuilder(String.format(HEADING, name, columns[0]));
        for (int index = 1; index < columns.length; index++) {
            line.append(String.format(" %15s", columns[index]));
        }
        PeerLines.line(line.toString(), out);
    }

    private static void row(String name, WireWriter out, @Nullable Object... values) {
        PeerLines.line(columns(name, values), out);
    }

    private static String columns(String name, @Nullable Object... values) {
        StringBuilder line = new StringBuilder(String.format("   %-20s", name));
        for (Object value : values) {
            line.append(String.format(" %15s", Objects.requireNonNullElse(value, UNKNOWN)));
        }
        return line.toString();
    }

    private static @Nullable Long known(long as) {
        return as == 0 ? null : as;
    }

    private static String enabled(@Nullable Boolean is) {
        return is == null ? UNKNOWN : is ? "enabled" : "disabled";
    }
}
