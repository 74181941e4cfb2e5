/** Reads what may be kept of a document: references, a date and quantities. */
@NullMarked
package io.holdwatch.ingest.paper;

import org.jspecify.annotations.NullMarked;
