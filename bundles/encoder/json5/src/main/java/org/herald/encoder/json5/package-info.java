/** Events as ExaBGP 5.0 writes them in JSON. */
@NullMarked
package org.herald.encoder.json5;

import org.jspecify.annotations.NullMarked;
