/** Tests on the whole: what only the assembled distribution can show. */
package org.herald.itests.running;
