package org.herald.startup;

import java.util.ArrayList;
import java.util.List;
import org.herald.launcher.host.ComponentReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks Declarative Services which components wait, for the launcher's report when the daemon does not come. */
@Component(service = ComponentReport.class)
public final class UnsatisfiedComponents implements ComponentReport {
    private final ServiceComponentRuntime runtime;

    @Activate
    public UnsatisfiedComponents(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public List<String> unsatisfied() {
        List<String> sentences = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                if (configuration.failure != null) {
                    sentences.add(component.name + " failed: " + firstLine(configuration.failure));
                }
                for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
                    sentences.add(component.name + " waits for " + wanted(component, reference.name));
                }
            }
        }
        return sentences;
    }

    private static String wanted(ComponentDescriptionDTO component, String reference) {
        for (ReferenceDTO described : component.references) {
            if (described.name.equals(reference)) {
                return described.interfaceName + (described.target == null ? "" : " " + described.target);
            }
        }
        return reference;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
