package org.herald.api.client;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A way for programs to reach the daemon: child processes, pipes, sockets. One bundle each. */
@ConsumerType
public interface ApiTransport {
    /** {@code process}, {@code pipe}, {@code socket}. */
    String name();

    /** Starts to serve; programs are connected through the port. Must not block. */
    void open(ApiPort port);

    /**
     * The programs that the configuration wants from now on: missing ones are started, others ended, the rest left alone. Called on the loop at
     * start and after each reload; must not block. Transports without programs do nothing.
     *
     * @param restartChanged also restart those whose definition changed
     */
    default void programs(List<ProgramDefinition> wanted, boolean restartChanged) {}

    /**
     * Ends all clients and waits for them, at most some seconds: first their output is written out, then programs are ended with their whole
     * group.
     */
    void close();
}
