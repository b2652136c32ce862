package org.herald.api.client;

import java.util.List;
import org.herald.api.config.StatementException;
import org.osgi.annotation.versioning.ConsumerType;

/** A command that programs and operators give. Stateless; runs on the loop and must not block. */
@ConsumerType
public interface ApiCommand {
    /** All spellings. */
    List<CommandPath> paths();

    /**
     * Carries it out, exactly as written or not at all. Returning means {@code done}.
     *
     * @throws StatementException if it is not valid: nothing was done, the program is answered {@code error}
     */
    void run(ApiCall call) throws StatementException;
}
