package org.herald.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.herald.api.bgp.CapabilityType;
import org.herald.api.bgp.CodecView;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.Setting;
import org.herald.api.config.WordMap;
import org.herald.api.daemon.NeighborSettings;

/** What may be written in a neighbor, of the core's own and of the installed capabilities. */
final class NeighborWords {
    /** Keywords directly in the neighbor, in the order in which they are printed. */
    final List<Setting<?>> settings = new ArrayList<>();

    /** Keywords of its {@code capability} section, in the order in which they are printed. */
    final List<Setting<?>> capabilitySettings = new ArrayList<>();

    /** Sections of plugins by the word that opens them. */
    final Map<String, ConfigSection> sections = new LinkedHashMap<>();

    final WordMap<Setting<?>> settingByWord;
    final WordMap<Setting<?>> capabilityByWord;
    final WordMap<Setting<?>> tcpAoByWord = byWord(NeighborSettings.ALL_TCP_AO);

    NeighborWords(CodecView codecs) {
        List<Setting<?>> plugins = new ArrayList<>();
        for (CapabilityType<?> capability : codecs.capabilities()) {
            plugins.addAll(capability.settings());
            for (ConfigSection section : capability.sections(codecs)) {
                sections.putIfAbsent(lastWord(section.path()), section);
            }
        }
        order(plugins);
        this.settingByWord = byWord(settings);
        this.capabilityByWord = byWord(capabilitySettings);
    }

    /** Compatibility: the order of ExaBGP's {@code show neighbor configuration}. */
    private void order(List<Setting<?>> plugins) {
        for (Setting<?> setting : NeighborSettings.ALL) {
            if (isIn(setting, NeighborSettings.CAPABILITY)) {
                capabilitySettings.add(setting);
                continue;
            }
            if (setting == NeighborSettings.HOLD_TIME) {
                settings.add(IdentitySettings.LOCAL_AS);
                settings.add(IdentitySettings.PEER_AS);
            }
            settings.add(setting);
            if (setting == NeighborSettings.DESCRIPTION) {
                settings.add(IdentitySettings.ROUTER_ID);
                plugins.stream()
                        .filter(each -> isIn(each, NeighborSettings.NEIGHBOR))
                        .forEach(settings::add);
                settings.add(IdentitySettings.LOCAL_ADDRESS);
            }
        }
        int behindAsn4 = capabilitySettings.indexOf(NeighborSettings.ASN4) + 1;
        capabilitySettings.addAll(
                behindAsn4,
                plugins.stream()
                        .filter(each -> isIn(each, NeighborSettings.CAPABILITY))
                        .toList());
    }

    private static boolean isIn(Setting<?> setting, String path) {
        return setting.path().equals(path);
    }

    /** The last word of a path: {@code add-path} of {@code neighbor/add-path}. */
    static String lastWord(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static WordMap<Setting<?>> byWord(List<Setting<?>> settings) {
        Map<String, Setting<?>> byWord = new HashMap<>();
        settings.forEach(setting -> byWord.putIfAbsent(setting.word(), setting));
        return new WordMap<>(byWord);
    }
}
