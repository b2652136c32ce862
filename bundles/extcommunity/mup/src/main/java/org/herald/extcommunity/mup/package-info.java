/** The extended community of mobile user planes. */
@NullMarked
package org.herald.extcommunity.mup;

import org.jspecify.annotations.NullMarked;
