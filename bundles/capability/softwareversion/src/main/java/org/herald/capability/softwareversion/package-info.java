/** Name and version of the software (draft-abraitis-bgp-version-capability). */
@NullMarked
package org.herald.capability.softwareversion;

import org.jspecify.annotations.NullMarked;
