/** The tool that checks configurations. */
@NullMarked
package org.herald.tool.validate;

import org.jspecify.annotations.NullMarked;
