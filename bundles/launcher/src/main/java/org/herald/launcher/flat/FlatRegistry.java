package org.herald.launcher.flat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.herald.launcher.flat.ComponentDescription.Reference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;

/**
 * Makes components when they are asked for and gives them each other. Nothing comes or goes here; what a component wants that no other gives leaves that component out.
 */
final class FlatRegistry {
    private final List<ComponentDescription> components;
    private final ClassLoader loader;
    private final Map<ComponentDescription, Object> instances = new HashMap<>();
    private final Set<ComponentDescription> inProgress = new HashSet<>();

    FlatRegistry(List<ComponentDescription> components, ClassLoader loader) {
        this.components = new ArrayList<>(components);
        this.components.sort(
                Comparator.comparingInt(ComponentDescription::ranking).reversed());
        this.loader = loader;
    }

    /** All services of a type, the best first. */
    <T> List<T> all(Class<T> type) {
        List<T> services = new ArrayList<>();
        for (Object service : find(type.getName(), "")) {
            services.add(type.cast(service));
        }
        return services;
    }

    /** The best service of a type, null if there is none. */
    <T> @Nullable T best(Class<T> type) {
        for (ComponentDescription component : components) {
            Object service = component.services().contains(type.getName()) ? instance(component) : null;
            if (service != null) {
                return type.cast(service);
            }
        }
        return null;
    }

    /** The service of one component, null if there is none of the name, or if it lacks something. */
    <T> @Nullable T named(String component, Class<T> type) {
        for (ComponentDescription candidate : components) {
            if (candidate.name().equals(component) && candidate.services().contains(type.getName())) {
                return type.cast(instance(candidate));
            }
        }
        return null;
    }

    private List<Object> find(String interfaceName, String target) {
        List<Object> services = new ArrayList<>();
        for (ComponentDescription component : components) {
            if (component.services().contains(interfaceName) && matches(component, target)) {
                Object service = instance(component);
                if (service != null) {
                    services.add(service);
                }
            }
        }
        return services;
    }

    private static boolean matches(ComponentDescription component, String target) {
        try {
            return target.isEmpty() || FrameworkUtil.createFilter(target).matches(component.properties());
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(component.name() + ": " + target + " is no filter", e);
        }
    }

    /** @return null if something mandatory is missing */
    private @Nullable Object instance(ComponentDescription component) {
        Object known = instances.get(component);
        if (known != null) {
            return known;
        }
        if (!inProgress.add(component)) {
            return null;
        }
        try {
            Object made = make(component);
            if (made != null && !component.isPrototype()) {
                instances.put(component, made);
            }
            return made;
        } finally {
            inProgress.remove(component);
        }
    }

    private @Nullable Object make(ComponentDescription component) {
        Object[] parameters = new Object[component.constructorParameters()];
        Map<Reference, List<Object>> found = new HashMap<>();
        for (Reference reference : component.references()) {
            List<Object> services = find(reference.interfaceName(), reference.target());
            if (services.isEmpty() && reference.isMandatory()) {
                return null;
            }
            found.put(reference, services);
            if (reference.parameter() >= 0) {
                parameters[reference.parameter()] = reference.isMultiple() ? services : first(services);
            }
        }
        try {
            Class<?> type = Class.forName(component.implementation(), true, loader);
            Object made = constructor(type, parameters.length).newInstance(parameters);
            for (Reference reference : component.references()) {
                bind(made, reference, found.getOrDefault(reference, List.of()));
            }
            return made;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(component.name() + " cannot be made: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException(component.name() + " cannot be made: " + e, e);
        }
    }

    private static @Nullable Object first(List<Object> services) {
        return services.isEmpty() ? null : services.get(0);
    }

    private static Constructor<?> constructor(Class<?> type, int parameters) throws NoSuchMethodException {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == parameters) {
                return constructor;
            }
        }
        throw new NoSuchMethodException(
                type.getName() + " has no public constructor with " + parameters + " parameters");
    }

    private void bind(Object component, Reference reference, List<Object> services)
            throws ReflectiveOperationException {
        if (reference.bind().isEmpty() || services.isEmpty()) {
            return;
        }
        Method method = method(component.getClass(), reference);
        method.setAccessible(true);
        List<Object> bound = reference.isMultiple() ? services : services.subList(0, 1);
        for (Object service : bound) {
            if (method.getParameterCount() == 1) {
                method.invoke(component, service);
            } else {
                method.invoke(component, service, propertiesOf(service));
            }
        }
    }

    private static Method method(Class<?> type, Reference reference) throws ReflectiveOperationException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Method method : at.getDeclaredMethods()) {
                Class<?>[] parameters = method.getParameterTypes();
                boolean takesService =
                        parameters.length > 0 && parameters[0].getName().equals(reference.interfaceName());
                boolean takesRest = parameters.length == 1 || (parameters.length == 2 && parameters[1] == Map.class);
                if (method.getName().equals(reference.bind()) && takesService && takesRest) {
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(type.getName() + " has no method " + reference.bind() + " that can be used");
    }

    /** As the framework would give them. Identifiers count up in the order of making: the older is the lower. */
    private Map<String, Object> propertiesOf(Object service) {
        Map<String, Object> properties = new HashMap<>();
        long identifier = 1;
        for (ComponentDescription component : components) {
            if (instances.get(component) == service) {
                properties.putAll(component.properties());
                properties.put("component.name", component.name());
                properties.put("service.id", identifier);
            }
            identifier++;
        }
        return properties;
    }
}
