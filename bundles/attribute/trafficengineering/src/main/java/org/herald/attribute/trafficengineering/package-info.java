/** The path attribute Traffic Engineering (see this bundle's README). */
@NullMarked
package org.herald.attribute.trafficengineering;

import org.jspecify.annotations.NullMarked;
