package org.herald.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.herald.launcher.flat.ToolIndex;
import org.osgi.framework.BundleException;

/** Derives all feature files, the index of words and the index of tools. */
public final class FeatureBuilder {
    private static final String PREFIX = "herald-";

    /** Bundles of others that the daemon has although none of ours is wired to them. */
    private static final Set<String> OF_DAEMON =
            Set.of("org.apache.felix.fileinstall", "io.netty.transport-native-epoll");

    private final Map<String, ShippedBundle> bundleByName = new TreeMap<>();
    private final Map<String, Collection<String>> membersByFeature = new TreeMap<>();

    private FeatureBuilder() {}

    /** @param arguments repository, folder of unions, folder to write to, version */
    public static void main(String[] arguments) throws IOException, BundleException {
        Path out = Path.of(arguments[2]);
        Files.createDirectories(out);
        int exitCode = 1;
        try {
            new FeatureBuilder().build(Path.of(arguments[0]), Path.of(arguments[1]), out, arguments[3]);
            exitCode = 0;
        } catch (IOException | IllegalStateException e) {
            System.err.println("features: " + e.getMessage());
        }
        // Threads of the framework and of tools would go on.
        System.exit(exitCode);
    }

    private void build(Path repository, Path unions, Path out, String version) throws IOException, BundleException {
        for (Path file : files(repository, ".jar")) {
            ShippedBundle bundle = ShippedBundle.read(file);
            ShippedBundle other = bundleByName.put(bundle.symbolicName(), bundle);
            if (other != null) {
                throw new IOException(other.file() + " and " + file + " have the same symbolic name");
            }
        }
        for (Path stale : files(out, ".json")) {
            Files.delete(stale);
        }
        try (Wirings wirings = Wirings.of(bundleByName.values())) {
            WordIndex words = new WordIndex();
            FeatureFile writer = new FeatureFile(out, version, daemonBundles(wirings));
            for (ShippedBundle bundle : bundleByName.values()) {
                BundleKind kind = BundleKind.of(bundle);
                if (kind == BundleKind.PLUGIN || kind == BundleKind.TOOL) {
                    plugin(bundle, wirings, words, writer);
                }
            }
            unions(files(unions, ".list"), wirings, writer);
            Files.writeString(out.resolve("index.properties"), words.text());
        }
        Files.writeString(out.resolve("repository.sum"), Checksums.of(bundleByName.values()));
        ToolIndex.write(bundleByName.values().stream().map(ShippedBundle::file).toList(), out.resolve("tools.list"));
    }

    private Set<String> daemonBundles(Wirings wirings) {
        Set<String> names = new TreeSet<>();
        for (ShippedBundle bundle : bundleByName.values()) {
            boolean isInside = bundle.isOurs() && BundleKind.of(bundle) != BundleKind.TOOL;
            if (isInside || OF_DAEMON.stream().anyMatch(bundle.symbolicName()::startsWith)) {
                names.addAll(wirings.closure(bundle.symbolicName()));
            }
        }
        return names;
    }

    private void plugin(ShippedBundle bundle, Wirings wirings, WordIndex words, FeatureFile writer) throws IOException {
        String feature = PREFIX + bundle.path().replace('.', '-');
        Collection<String> members = wirings.closure(bundle.symbolicName());
        membersByFeature.put(feature, members);
        for (String namespace : WordIndex.namespaces()) {
            words.add(feature, namespace, wirings.capabilities(bundle.symbolicName(), namespace));
        }
        writer.write(feature, bundle.symbolicName() + " and what it needs", shipped(members));
    }

    /** A union that names another one is made after it. */
    private void unions(List<Path> files, Wirings wirings, FeatureFile writer) throws IOException {
        List<UnionDefinition> waiting = new ArrayList<>();
        for (Path file : files) {
            waiting.add(UnionDefinition.read(file));
        }
        Set<String> names = waiting.stream().map(UnionDefinition::name).collect(Collectors.toSet());
        while (!waiting.isEmpty()) {
            UnionDefinition next = waiting.stream()
                    .filter(union -> union.features().stream()
                            .allMatch(feature -> !names.contains(feature) || membersByFeature.containsKey(feature)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("unions name each other in a circle"));
            waiting.remove(next);
            union(next, wirings, writer);
        }
    }

    private void union(UnionDefinition union, Wirings wirings, FeatureFile writer) throws IOException {
        Collection<String> members = new TreeSet<>();
        for (String member : union.members(membersByFeature, bundleByName.keySet())) {
            members.addAll(wirings.closure(member));
        }
        membersByFeature.put(union.name(), members);
        writer.write(union.name(), "union of features", shipped(members));
    }

    private List<ShippedBundle> shipped(Collection<String> names) {
        return names.stream().map(bundleByName::get).toList();
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
