package org.herald.launcher.flat;

import java.util.List;
import java.util.Map;

/**
 * A component as its description tells (OSGi Compendium 8.1, 112.4), of what the annotations make of our classes.
 *
 * @param constructorParameters how many the constructor has that is to be called
 * @param services names of the interfaces it is registered under
 */
record ComponentDescription(
        String name,
        String implementation,
        int constructorParameters,
        List<String> services,
        boolean isPrototype,
        Map<String, Object> properties,
        List<Reference> references) {

    ComponentDescription {
        services = List.copyOf(services);
        properties = Map.copyOf(properties);
        references = List.copyOf(references);
    }

    int ranking() {
        return properties.get("service.ranking") instanceof Integer ranking ? ranking : 0;
    }

    /**
     * A service that it wants.
     *
     * @param cardinality {@code 0..1}, {@code 1..1}, {@code 0..n} or {@code 1..n}
     * @param parameter which parameter of the constructor takes it, -1 for none
     * @param bind the method that takes it, empty for none
     * @param target a filter, empty for none
     */
    record Reference(String interfaceName, String cardinality, int parameter, String bind, String target) {
        boolean isMandatory() {
            return cardinality.startsWith("1");
        }

        boolean isMultiple() {
            return cardinality.endsWith("n");
        }
    }
}
