package org.herald.features;

import java.util.Set;

/** What a bundle is, by its name: the folder below {@code bundles/} says it. */
enum BundleKind {
    /** A sub-command: runs without the framework, and never inside. */
    TOOL(0),
    /** Somebody else's. */
    FOREIGN(1),
    /** The API and the libraries that plugins share. */
    LIBRARY(2),
    /** What comes and goes while the daemon runs. */
    PLUGIN(3),
    /** What plugins are plugged into. */
    CORE(4),
    /** Drives the daemon: started when all else runs. */
    STARTUP(5);

    private static final Set<String> LIBRARIES = Set.of("api", "lib");
    private static final Set<String> CORES = Set.of("core", "config", "net", "environment", "logging");

    private final int startLevel;

    BundleKind(int startLevel) {
        this.startLevel = startLevel;
    }

    /** In which order the framework starts it; 0 for not at all. */
    int startLevel() {
        return startLevel;
    }

    static BundleKind of(ShippedBundle bundle) {
        if (!bundle.isOurs()) {
            return FOREIGN;
        }
        int dot = bundle.path().indexOf('.');
        String folder = dot < 0 ? bundle.path() : bundle.path().substring(0, dot);
        if (LIBRARIES.contains(folder)) {
            return LIBRARY;
        }
        if (CORES.contains(folder)) {
            return CORE;
        }
        if (folder.equals("tool")) {
            return TOOL;
        }
        return folder.equals("startup") ? STARTUP : PLUGIN;
    }
}
