/** Documents good and bad, and what is read of them. */
@NullMarked
package io.holdwatch.ingest.paper;

import org.jspecify.annotations.NullMarked;
