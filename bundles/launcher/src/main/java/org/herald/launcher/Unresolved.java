package org.herald.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Says in words why bundles do not resolve. */
public final class Unresolved {
    private final FrameworkWiring wiring;
    private final List<Bundle> bundles;

    /** @param bundles those that were to be resolved */
    public Unresolved(Framework framework, List<Bundle> bundles) {
        this.wiring = framework.adapt(FrameworkWiring.class);
        this.bundles = bundles;
    }

    /** A line a reason. */
    public String explained() {
        List<String> sentences = new ArrayList<>();
        int unresolved = 0;
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED) {
                unresolved++;
                lacks(bundle, sentences);
            }
        }
        if (sentences.isEmpty()) {
            sentences.add(unresolved + " bundles cannot be wired together: " + names());
        }
        return String.join("\n", sentences);
    }

    private void lacks(Bundle bundle, List<String> sentences) {
        for (BundleRequirement requirement : bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
            if (isNeeded(requirement) && isMissing(requirement)) {
                sentences.add(bundle.getSymbolicName() + " needs " + words(requirement)
                        + ", which no bundle of the features provides");
            }
        }
    }

    private static boolean isNeeded(BundleRequirement requirement) {
        boolean isOptional =
                Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE));
        String effective = requirement.getDirectives().getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve");
        return !isOptional && effective.equals("resolve");
    }

    private boolean isMissing(BundleRequirement requirement) {
        Collection<BundleCapability> providers = wiring.findProviders(requirement);
        return providers.isEmpty();
    }

    private static String words(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        boolean isPackage = requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE);
        return (isPackage ? "the package " : requirement.getNamespace() + " ") + filter;
    }

    private String names() {
        return String.join(
                ", ",
                bundles.stream()
                        .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                        .map(Bundle::getSymbolicName)
                        .toList());
    }
}
