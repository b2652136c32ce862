package org.herald.api.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values written in one neighbor or section, immutable, by {@link Setting#key()}. Values are of JDK and API types only, so
 * that they may outlive the bundle whose keyword they came with.
 *
 * @param values in the order written
 */
public record Settings(Map<String, Object> values) {
    /** None. */
    public static final Settings EMPTY = new Settings(Map.of());

    public Settings {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The value written, else the setting's default, which may be null. */
    @SuppressWarnings("unchecked") // the value was put by the reader of this setting
    public <T> @Nullable T get(Setting<T> setting) {
        Object value = values.get(setting.key());
        return value != null ? (T) value : setting.absent();
    }

    /** The value written, else this. */
    @SuppressWarnings("unchecked") // the value was put by the reader of this setting
    public <T> T getOr(Setting<T> setting, T otherwise) {
        Object value = values.get(setting.key());
        return value != null ? (T) value : setting.absent() != null ? setting.absent() : otherwise;
    }

    /** Whether a boolean setting is on. */
    public boolean isOn(Setting<Boolean> setting) {
        return Boolean.TRUE.equals(get(setting));
    }

    /** What a section put under its path, null if the section was not written. */
    public @Nullable Object section(String path) {
        return values.get(path);
    }
}
