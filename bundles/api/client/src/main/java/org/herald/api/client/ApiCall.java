package org.herald.api.client;

import java.util.List;
import org.herald.api.bgp.CodecView;
import org.herald.api.bgp.Dialect;
import org.herald.api.bgp.RouteDraft;
import org.herald.api.config.Words;
import org.herald.api.wire.WireWriter;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** One command being carried out. Valid until {@link ApiCommand#run} returns. */
@ProviderType
public interface ApiCall {
    /** The words behind those of the path. */
    Words words();

    /** The spelling that was used. */
    CommandPath path();

    /** The neighbors it goes to: never empty where the path takes a selector. */
    List<PeerControl> peers();

    /** Whether a selector was written. */
    boolean isAddressed();

    CodecView codecs();

    DaemonControl daemon();

    ClientControl client();

    /** The form in which to answer, from the program's encoder and the dialect of the command. */
    Dialect dialect();

    /** An emptied draft to fill: one for all calls, so take it anew in each. */
    RouteDraft draft();

    /** Answers with a line of text, before {@code done}. */
    void reply(String line);

    /** Answers with what is written, which must end with a line end, before {@code done}. */
    WireWriter reply();

    /** Answers with lines that are made over several turns of the loop, before {@code done}: for tables of any size. */
    void reply(LineSource lines);

    /** Makes lines, a piece at a time. */
    @ConsumerType
    interface LineSource {
        /** Writes some whole lines, some 64 KiB at most. @return false when there is nothing more */
        boolean write(WireWriter out);
    }
}
