package org.herald.features;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.wiring.BundleCapability;

/** Which feature makes a word valid: {@code family:ipv4 flow=herald-family-ipv4-flow}, derived from what bundles say that they provide. */
final class WordIndex {
    private static final Map<String, String> KIND_BY_NAMESPACE = Map.of(
            "bgp.family", "family",
            "bgp.attribute", "word",
            "bgp.capability", "capability",
            "bgp.extendedcommunity", "extcommunity",
            "herald.encoder", "encoder",
            "herald.transport", "transport",
            "herald.command", "command");

    private final Map<String, String> featureByWord = new TreeMap<>();

    void add(String feature, String namespace, List<BundleCapability> capabilities) {
        String kind = KIND_BY_NAMESPACE.get(namespace);
        if (kind == null) {
            return;
        }
        for (BundleCapability capability : capabilities) {
            Object name = capability.getAttributes().get(namespace);
            if (name instanceof String text) {
                put(kind, kind.equals("family") ? text.replace('/', ' ') : text, feature);
            }
            if (capability.getAttributes().get("words") instanceof Collection<?> words) {
                words.forEach(word -> put("word", word.toString(), feature));
            }
        }
    }

    private void put(String kind, String word, String feature) {
        featureByWord.putIfAbsent(kind + ":" + word, feature);
    }

    static Collection<String> namespaces() {
        return KIND_BY_NAMESPACE.keySet();
    }

    /** In the format of Java's property files, sorted and without a date. */
    String text() {
        StringBuilder text = new StringBuilder();
        featureByWord.forEach((word, feature) -> {
            text.append(word.replace("\\", "\\\\")
                    .replace(":", "\\:")
                    .replace(" ", "\\ ")
                    .replace("=", "\\="));
            text.append('=').append(feature).append('\n');
        });
        return text.toString();
    }
}
