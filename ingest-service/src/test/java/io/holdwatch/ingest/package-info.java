/** Tests of the service's boundaries. */
@NullMarked
package io.holdwatch.ingest;

import org.jspecify.annotations.NullMarked;
