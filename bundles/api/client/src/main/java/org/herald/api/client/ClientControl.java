package org.herald.api.client;

import org.osgi.annotation.versioning.ProviderType;

/** The program that gave a command. */
@ProviderType
public interface ClientControl {
    String name();

    /** Whether {@code done} and {@code error} are answered. */
    enum Acknowledgement {
        ENABLED,
        /** This command is still answered, the next are not. */
        DISABLED,
        /** Not answered from this command on. */
        SILENT
    }

    void acknowledge(Acknowledgement how);

    /** Whether {@code done} of a route command waits until the route was written to every connected peer. */
    void synchronize(boolean isOn);

    /** Drops commands of this program that were read but not carried out; returns how many. */
    int dropPending();
}
