/** Makes the feature files of a distribution out of the manifests of its bundles. Runs in the build, is not shipped. */
@NullMarked
package org.herald.features;

import org.jspecify.annotations.NullMarked;
