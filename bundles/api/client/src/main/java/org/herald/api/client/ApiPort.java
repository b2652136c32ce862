package org.herald.api.client;

import org.osgi.annotation.versioning.ProviderType;

/** Where transports hand programs over. Thread safe. */
@ProviderType
public interface ApiPort {
    /**
     * A program is there.
     *
     * @param name by which neighbors name it in {@code api { processes }}
     * @param encoder name of the encoder it wants
     * @param kind whom it may address
     */
    ApiClient connect(String name, String encoder, ClientKind kind);

    /** A program is gone for good: it ended and will not be started again, or never could be. @param why for the log */
    void lost(String name, String why);

    /** A setting of the environment, {@code api.respawn}; its default if it is not set. */
    String setting(String name);

    /** Whom a client may address. */
    enum ClientKind {
        /** The neighbors that name it. */
        PROGRAM,
        /** All neighbors: an operator's command line. */
        OPERATOR
    }
}
