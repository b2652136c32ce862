package org.herald.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.herald.api.bgp.CodecView;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.Settings;
import org.herald.api.config.ValueType;
import org.herald.api.daemon.ApiLink;
import org.herald.api.daemon.ApiLink.MessageInterest;
import org.herald.api.daemon.NeighborDefinition;
import org.herald.api.daemon.NeighborSettings;
import org.herald.api.wire.FamilyId;
import org.herald.api.wire.IpAddress;
import org.jspecify.annotations.Nullable;

/** Writes a neighbor as configuration text, in the order of ExaBGP's {@code show neighbor configuration}; never a secret. */
final class ConfigurationWriter {
    private static final String INDENT = "    ";
    private static final String MASK = "********";
    private static final Set<String> SECRETS =
            Set.of(NeighborSettings.MD5_PASSWORD.key(), NeighborSettings.TCP_AO_PASSWORD.key());

    private final NeighborDefinition neighbor;
    private final CodecView codecs;
    private final List<String> lines = new ArrayList<>();
    private int depth;

    ConfigurationWriter(NeighborDefinition neighbor, CodecView codecs) {
        this.neighbor = neighbor;
        this.codecs = codecs;
    }

    List<String> lines() {
        String range = neighbor.isRange() ? "/" + neighbor.peerPrefixBits() : "";
        NeighborWords words = new NeighborWords(codecs);
        open("neighbor " + neighbor.peerAddress() + range);
        for (Setting<?> setting : words.settings) {
            setting(setting);
        }
        open("capability");
        for (Setting<?> setting : words.capabilitySettings) {
            setting(setting);
        }
        close();
        families();
        tcpAo();
        for (var section : words.sections.entrySet()) {
            section(section.getKey(), section.getValue());
        }
        neighbor.apis().forEach(this::api);
        close();
        return lines;
    }

    private <T> void setting(Setting<T> setting) {
        String identity = identity(setting);
        if (identity != null) {
            line(setting.word() + " " + identity);
            return;
        }
        Settings settings = neighbor.settings();
        boolean isWritten = settings.values().containsKey(setting.key());
        T value = settings.get(setting);
        if (value == null || value.equals(IdentitySettings.ANY_ADDRESS)) {
            return;
        }
        String text = setting.type().writer().write(value);
        // A default that says «none» has no words of its own.
        boolean isNone = text.isEmpty() || text.equals("0") || text.equals("\"\"");
        if (isWritten || !isNone) {
            line(setting.word() + " " + (SECRETS.contains(setting.key()) ? ValueType.quoted(MASK) : text));
        }
    }

    private @Nullable String identity(Setting<?> setting) {
        if (setting == IdentitySettings.ROUTER_ID) {
            IpAddress routerId = neighbor.routerId();
            return routerId == null ? null : routerId.toString();
        }
        if (setting == IdentitySettings.LOCAL_ADDRESS) {
            IpAddress local = neighbor.localAddress();
            return local == null ? IdentitySettings.AUTO : local.toString();
        }
        if (setting == IdentitySettings.LOCAL_AS) {
            return IdentitySettings.LOCAL_AS.type().writer().write(neighbor.localAs());
        }
        if (setting == IdentitySettings.PEER_AS) {
            return IdentitySettings.PEER_AS.type().writer().write(neighbor.peerAs());
        }
        return null;
    }

    private void families() {
        open("family");
        if (neighbor.areFamiliesImplied()) {
            line("all");
        } else {
            for (FamilyId family : neighbor.families()) {
                boolean isInstalled = codecs.family(family) != null;
                line(isInstalled ? codecs.nameOf(family) : family.afi() + " " + family.safi());
            }
        }
        close();
    }

    private void tcpAo() {
        boolean isWritten = NeighborSettings.ALL_TCP_AO.stream()
                .anyMatch(setting -> neighbor.settings().values().containsKey(setting.key()));
        if (isWritten) {
            open(NeighborWords.lastWord(NeighborSettings.TCP_AO));
            NeighborSettings.ALL_TCP_AO.forEach(this::setting);
            close();
        }
    }

    private void section(String word, ConfigSection section) {
        Object value = neighbor.settings().section(section.path());
        if (value == null) {
            return;
        }
        open(word);
        section.print(value).forEach(this::line);
        close();
    }

    private void api(ApiLink api) {
        open("api");
        list("processes", api.programs());
        list("processes-match", api.matches());
        flag(ApiDraft.Flag.NEIGHBOR_CHANGES, api.tellsState());
        flag(ApiDraft.Flag.NEGOTIATED, api.tellsNegotiated());
        flag(ApiDraft.Flag.FSM, api.tellsFsm());
        flag(ApiDraft.Flag.SIGNAL, api.tellsSignals());
        messages("receive", api.received());
        messages("send", api.sent());
        close();
    }

    private void list(String word, List<String> names) {
        if (!names.isEmpty()) {
            line(word + " [ "
                    + String.join(" ", names.stream().map(ValueType::quoted).toList()) + " ]");
        }
    }

    private void flag(ApiDraft.Flag flag, boolean isOn) {
        if (isOn) {
            line(flag.word);
        }
    }

    private void messages(String word, Set<MessageInterest> interests) {
        if (interests.isEmpty()) {
            return;
        }
        open(word);
        interests.stream().sorted().forEach(interest -> line(ApiSection.word(interest)));
        close();
    }

    private void open(String head) {
        lines.add(INDENT.repeat(depth++) + head + " {");
    }

    private void line(String statement) {
        lines.add(INDENT.repeat(depth) + statement + ";");
    }

    private void close() {
        lines.add(INDENT.repeat(--depth) + "}");
    }
}
