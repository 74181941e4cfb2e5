/** The process that turns upstream changes into facts: its start and its settings. */
@NullMarked
package io.holdwatch.ingest;

import org.jspecify.annotations.NullMarked;
