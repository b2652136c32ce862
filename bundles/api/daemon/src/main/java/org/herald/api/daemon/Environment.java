package org.herald.api.daemon;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Settings of the daemon from variables and the environment file: {@code SECTION.OPTION}, under {@code exabgp.} and {@code herald.} names. */
@ProviderType
public interface Environment {
    /** The value, else the default. @throws IllegalArgumentException if no option has the name */
    String get(String option);

    boolean isOn(String option);

    int number(String option);

    /** Sentences about values that are not valid, whose options have their defaults; a daemon does not start while there are any. */
    default List<String> problems() {
        return List.of();
    }

    /**
     * The folder of the installation's settings, where the environment file is, and programs and configurations whose path starts with
     * {@code etc/exabgp/}: {@code EXABGP_ETC}, else {@code etc/exabgp} below {@code EXABGP_ROOT}.
     */
    default java.nio.file.Path etc() {
        return java.nio.file.Path.of("/etc/exabgp");
    }

    /** All options, in the order of documentation. */
    List<Option> options();

    /**
     * One option.
     *
     * @param name {@code tcp.port}
     * @param value in force
     * @param absent its default
     */
    record Option(String name, String value, String absent, String help) {}
}
