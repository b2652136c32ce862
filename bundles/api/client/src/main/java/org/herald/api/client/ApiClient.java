package org.herald.api.client;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The daemon's end of one program. The transport's reader calls {@link #received}, its writer {@link #take}: both may block their own thread, never
 * the loop.
 */
@ProviderType
public interface ApiClient {
    /**
     * Octets that the program wrote, of any number of lines, whole or not. Blocks while more than the bound of unread commands waits
     * ({@code api.command-queue}): that is the program's back-pressure.
     */
    void received(byte[] octets, int from, int count) throws InterruptedException;

    /**
     * Takes output for the program, waiting for some.
     *
     * @return how many octets were put at the start of the array; -1 at the end: nothing will come any more
     */
    int take(byte[] into) throws InterruptedException;

    /** The program is gone, or its output closed. Further calls have no effect; {@link #take} returns -1. */
    void closed(String why);
}
