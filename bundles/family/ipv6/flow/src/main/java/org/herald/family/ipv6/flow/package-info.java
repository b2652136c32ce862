/** The family {@code ipv6 flow} (see this bundle's README). */
@NullMarked
package org.herald.family.ipv6.flow;

import org.jspecify.annotations.NullMarked;
