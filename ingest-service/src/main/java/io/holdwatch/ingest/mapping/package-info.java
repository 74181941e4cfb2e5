/**
 * Declarative mappings: from the bytes of one upstream change to facts, or to the reason why not;
 * knows no broker.
 */
@NullMarked
package io.holdwatch.ingest.mapping;

import org.jspecify.annotations.NullMarked;
