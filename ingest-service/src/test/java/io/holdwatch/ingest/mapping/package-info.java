/** Tests of the mapping engine; they need nothing. */
@NullMarked
package io.holdwatch.ingest.mapping;

import org.jspecify.annotations.NullMarked;
