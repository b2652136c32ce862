/** Events as lines of words. */
@NullMarked
package org.herald.encoder.text;

import org.jspecify.annotations.NullMarked;
