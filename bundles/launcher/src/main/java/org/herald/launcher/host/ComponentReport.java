package org.herald.launcher.host;

import java.util.List;

/** Tells which components wait, and for what. A service of the bundle {@code org.herald.startup}. */
public interface ComponentReport {
    /** One sentence for each component whose mandatory references are not all there. */
    List<String> unsatisfied();
}
