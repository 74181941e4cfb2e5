/** Whether the snapshots of a scope's sources are complete. */
@NullMarked
package io.holdwatch.classifier.ready;

import org.jspecify.annotations.NullMarked;
