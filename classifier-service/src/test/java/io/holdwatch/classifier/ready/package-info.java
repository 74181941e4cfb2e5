/** Tests of what is known of the snapshots of sources. */
@NullMarked
package io.holdwatch.classifier.ready;

import org.jspecify.annotations.NullMarked;
