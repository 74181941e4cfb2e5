/** Looks into {@code ingest.rejected} and sends events from there again. */
@NullMarked
package io.holdwatch.deploy.rejected;

import org.jspecify.annotations.NullMarked;
