package org.herald.core.registry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The providers of one kind that are there now, best first: highest {@code service.ranking}, then the oldest. Two for one element are both
 * kept, so that the second takes over when the first leaves; a warning names both. Used under the registry's lock.
 */
final class Providers<T> {
    private static final Logger log = LoggerFactory.getLogger(Providers.class);

    private record Provider<T>(T service, int ranking, long id) {}

    private final Function<T, Object> identity;
    private final String kind;
    private final List<Provider<T>> all = new ArrayList<>();

    /**
     * @param kind what they are, for the log
     * @param identity what two providers must not share
     */
    Providers(String kind, Function<T, Object> identity) {
        this.kind = kind;
        this.identity = identity;
    }

    void add(T service, Map<String, ?> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        long id = properties.get("service.id") instanceof Long number ? number : all.size();
        Object element = identity.apply(service);
        for (Provider<T> other : all) {
            if (identity.apply(other.service).equals(element)) {
                log.atWarn()
                        .addKeyValue("kind", kind)
                        .addKeyValue("element", element)
                        .addKeyValue("one", other.service.getClass().getName())
                        .addKeyValue("other", service.getClass().getName())
                        .log("registry.duplicate");
            }
        }
        all.add(new Provider<>(service, ranking, id));
        all.sort(Comparator.<Provider<T>>comparingInt(provider -> -provider.ranking)
                .thenComparingLong(Provider::id));
    }

    void remove(T service) {
        all.removeIf(provider -> provider.service == service);
    }

    /** Best first. */
    List<T> services() {
        return all.stream().map(Provider::service).toList();
    }
}
