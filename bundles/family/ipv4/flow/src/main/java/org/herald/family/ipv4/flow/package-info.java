/** The family {@code ipv4 flow} (see this bundle's README). */
@NullMarked
package org.herald.family.ipv4.flow;

import org.jspecify.annotations.NullMarked;
