/** The extended communities that carry actions of flow specification rules (see this bundle's README). */
@NullMarked
package org.herald.extcommunity.flowactions;

import org.jspecify.annotations.NullMarked;
