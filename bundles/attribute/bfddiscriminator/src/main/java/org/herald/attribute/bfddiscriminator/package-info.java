/** The path attribute BFD Discriminator (see this bundle's README). */
@NullMarked
package org.herald.attribute.bfddiscriminator;

import org.jspecify.annotations.NullMarked;
