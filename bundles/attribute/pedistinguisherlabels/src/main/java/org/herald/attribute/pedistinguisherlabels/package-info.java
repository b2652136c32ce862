/** The path attribute PE Distinguisher Labels (see this bundle's README). */
@NullMarked
package org.herald.attribute.pedistinguisherlabels;

import org.jspecify.annotations.NullMarked;
