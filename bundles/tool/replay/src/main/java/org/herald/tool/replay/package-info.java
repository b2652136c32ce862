/** The sub-command {@code replay}: tables and updates that route collectors recorded, as API commands. */
@NullMarked
package org.herald.tool.replay;

import org.jspecify.annotations.NullMarked;
