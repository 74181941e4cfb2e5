/** Tests of the Kafka side with producers of Kafka's own that send nothing. */
@NullMarked
package io.holdwatch.ingest.edge;

import org.jspecify.annotations.NullMarked;
