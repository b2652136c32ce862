package org.herald.api.bgp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/** Writes into the bundle's manifest that it gives this, as a capability of the namespace {@code bgp.extendedcommunity}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Capability(namespace = "bgp.extendedcommunity")
public @interface ProvideExtendedCommunity {
    /** The kind in one word. */
    @Attribute("bgp.extendedcommunity")
    String value();

    /** Further words that the bundle makes valid, with which a missing feature is named in errors. */
    @Attribute("words")
    String[] words() default {};
}
