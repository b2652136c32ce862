package org.herald.api.daemon;

import org.herald.api.bgp.CodecView;
import org.herald.api.client.MessageEncoder;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is installed. */
@ProviderType
public interface CodecRegistry {
    /** The newest view. Thread safe. */
    CodecView current();

    /** The encoder of a name or alias, null if none is installed. Thread safe. */
    @Nullable
    MessageEncoder encoder(String name);

    /** The names of all encoders, sorted. */
    java.util.List<String> encoderNames();
}
