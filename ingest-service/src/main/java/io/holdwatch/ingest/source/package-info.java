/**
 * What is known of a source apart from its facts: whether its tables are complete, and its epoch.
 */
@NullMarked
package io.holdwatch.ingest.source;

import org.jspecify.annotations.NullMarked;
