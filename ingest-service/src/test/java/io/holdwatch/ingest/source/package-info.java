/** Tests of what is known of a source. */
@NullMarked
package io.holdwatch.ingest.source;

import org.jspecify.annotations.NullMarked;
