/** The path attribute BGP Community Container (see this bundle's README). */
@NullMarked
package org.herald.attribute.communitycontainer;

import org.jspecify.annotations.NullMarked;
