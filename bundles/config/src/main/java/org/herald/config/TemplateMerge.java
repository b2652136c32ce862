package org.herald.config;

import java.util.List;
import org.herald.api.config.ConfigSection;
import org.herald.api.config.StatementException;
import org.herald.api.config.Words;
import org.herald.api.wire.FamilyId;

/**
 * Puts a template onto a neighbor when the neighbor's section closes. Compatibility: as ExaBGP does, lists grow, and of a value that both have
 * the template's holds.
 */
final class TemplateMerge {
    private final NeighborWords valid;

    TemplateMerge(NeighborWords valid) {
        this.valid = valid;
    }

    void apply(NeighborDraft template, NeighborDraft neighbor) throws StatementException {
        for (var entry : template.values.entrySet()) {
            String key = entry.getKey();
            ConfigSection section = section(key);
            Object own = neighbor.values.get(key);
            if (section != null && own != null) {
                neighbor.values.put(key, merged(section, own, entry.getValue(), neighbor));
            } else {
                neighbor.values.put(key, entry.getValue());
            }
        }
        neighbor.hasAllFamilies |= template.hasAllFamilies;
        for (FamilyId family : template.families) {
            if (!neighbor.families.contains(family)) {
                neighbor.families.add(family);
            }
        }
        template.apis.forEach((name, api) -> {
            boolean isUnnamed = name.startsWith(" ");
            String own = isUnnamed ? " " + neighbor.apis.size() : name;
            neighbor.apis.computeIfAbsent(own, unused -> new ApiDraft()).merge(api);
        });
    }

    private @org.jspecify.annotations.Nullable ConfigSection section(String path) {
        for (ConfigSection section : valid.sections.values()) {
            if (section.path().equals(path)) {
                return section;
            }
        }
        return null;
    }

    /** Only its plugin knows what a section's value is: so the template's is written as statements, and read into the neighbor's. */
    private static Object merged(ConfigSection section, Object own, Object template, NeighborDraft neighbor)
            throws StatementException {
        List<String> written = section.print(own);
        Object merged = own;
        for (String statement : section.print(template)) {
            if (!written.contains(statement)) {
                Words words = Words.of(statement);
                words.places(index -> neighbor.place);
                merged = section.statement(words, merged);
            }
        }
        return merged;
    }
}
