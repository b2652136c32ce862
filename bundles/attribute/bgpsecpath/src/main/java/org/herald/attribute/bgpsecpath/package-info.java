/** The path attribute BGPsec_PATH (see this bundle's README). */
@NullMarked
package org.herald.attribute.bgpsecpath;

import org.jspecify.annotations.NullMarked;
