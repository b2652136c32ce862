package org.herald.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A feature that is made of others, as a file {@code NAME.list} defines it.
 *
 * @param features names or patterns
 * @param bundles symbolic names or patterns
 */
record UnionDefinition(String name, List<String> features, List<String> bundles) {
    static UnionDefinition read(Path file) throws IOException {
        List<String> features = new ArrayList<>();
        List<String> bundles = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String word = line.substring(line.indexOf(' ') + 1).strip();
            if (line.startsWith("feature ")) {
                features.add(word);
            } else if (line.startsWith("bundle ")) {
                bundles.add(word);
            } else {
                throw new IOException(file + ": '" + line + "' is neither feature nor bundle");
            }
        }
        String name = file.getFileName().toString();
        return new UnionDefinition(name.substring(0, name.lastIndexOf('.')), features, bundles);
    }

    /**
     * The symbolic names of its bundles, before what they need is added.
     *
     * @param known bundles of the features that there are, by feature
     * @throws IOException if a name without a star is unknown
     */
    Set<String> members(Map<String, Collection<String>> known, Collection<String> allBundles) throws IOException {
        Set<String> members = new TreeSet<>();
        for (String pattern : features) {
            for (String feature : matching(pattern, known.keySet())) {
                members.addAll(known.get(feature));
            }
        }
        for (String pattern : bundles) {
            members.addAll(matching(pattern, allBundles));
        }
        return members;
    }

    private List<String> matching(String pattern, Collection<String> names) throws IOException {
        int star = pattern.indexOf('*');
        String start = star < 0 ? pattern : pattern.substring(0, star);
        List<String> matching = names.stream()
                .filter(candidate -> star < 0 ? candidate.equals(pattern) : candidate.startsWith(start))
                .toList();
        if (matching.isEmpty() && star < 0) {
            throw new IOException(name + " names " + pattern + ", which does not exist");
        }
        return matching;
    }
}
