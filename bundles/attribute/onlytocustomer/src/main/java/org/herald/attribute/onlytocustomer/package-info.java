/** The path attribute Only to Customer (see this bundle's README). */
@NullMarked
package org.herald.attribute.onlytocustomer;

import org.jspecify.annotations.NullMarked;
