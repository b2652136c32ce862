package org.herald.api.bgp;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;

/** Writes into the bundle's manifest that it gives this, as a capability of the namespace {@code bgp.attribute}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Capability(namespace = "bgp.attribute")
public @interface ProvideAttribute {
    /** The attribute's name. */
    @Attribute("bgp.attribute")
    String value();

    /** The code in its IANA registry. */
    @Attribute
    long code();

    /** Further words that the bundle makes valid, with which a missing feature is named in errors. */
    @Attribute("words")
    String[] words() default {};
}
