/**
 * What a protocol element is: address family, path attribute, capability, extended community; and how the core looks them up.
 *
 * <p>A plugin implements {@link org.herald.api.bgp.AddressFamily}, {@link org.herald.api.bgp.PathAttributeType},
 * {@link org.herald.api.bgp.CapabilityType} or {@link org.herald.api.bgp.ExtendedCommunityType}, registers it as an OSGi service
 * and marks the class with the annotation of the same kind ({@link org.herald.api.bgp.ProvideFamily} …), so that a resolver
 * knows what the bundle gives without starting it. Providers are stateless: one instance serves all sessions, everything it needs comes
 * in as a parameter. Each part is mandatory; half an element cannot be registered. Core and encoders implement the views and sinks.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.herald.api.bgp;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
