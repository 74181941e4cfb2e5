/** The HTTP entrance: events from whoever has no Kafka, and the command that starts an epoch. */
@NullMarked
package io.holdwatch.ingest.entrance;

import org.jspecify.annotations.NullMarked;
