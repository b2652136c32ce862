/** The path attribute AGGREGATOR (see this bundle's README). */
@NullMarked
package org.herald.attribute.aggregator;

import org.jspecify.annotations.NullMarked;
