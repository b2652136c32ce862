/** Limits of paths (draft-abraitis-idr-addpath-paths-limit). */
@NullMarked
package org.herald.capability.pathslimit;

import org.jspecify.annotations.NullMarked;
