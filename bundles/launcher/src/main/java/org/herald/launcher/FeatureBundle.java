package org.herald.launcher;

/**
 * A bundle of a feature.
 *
 * @param group Maven's groupId
 * @param artifact Maven's artifactId
 * @param classifier Maven's, empty for none
 * @param startLevel bundles of lower levels are started first; 0 for those that only tools need, which the framework does not see
 */
record FeatureBundle(String group, String artifact, String classifier, int startLevel) {
    private static final int LEAST_PARTS = 3;
    private static final int PARTS_WITH_CLASSIFIER = 5;

    /**
     * Out of an identifier of the OSGi Feature Service (OSGi Compendium 8.1, 159.3): {@code group:artifact[:type[:classifier]]:version}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static FeatureBundle of(String id, int startLevel) {
        String[] parts = id.split(":", -1);
        if (parts.length < LEAST_PARTS || parts.length > PARTS_WITH_CLASSIFIER) {
            throw new IllegalArgumentException("'" + id + "' is not group:artifact:version");
        }
        String classifier = parts.length == PARTS_WITH_CLASSIFIER ? parts[3] : "";
        return new FeatureBundle(parts[0], parts[1], classifier, startLevel);
    }

    /** Of two entries for one bundle the one that starts it earlier. */
    FeatureBundle earlier(FeatureBundle other) {
        if (startLevel == 0 || other.startLevel == 0) {
            return startLevel == 0 ? other : this;
        }
        return startLevel <= other.startLevel ? this : other;
    }

    /** The name of its file in the repository. */
    String fileName() {
        return artifact + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }
}
