package org.herald.api.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/** Writes into the bundle's manifest that it gives this, as a capability of the namespace {@code herald.command}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Capability(namespace = "herald.command")
public @interface ProvideCommand {
    /** Its name, as users write it. */
    @Attribute("herald.command")
    String value();
}
