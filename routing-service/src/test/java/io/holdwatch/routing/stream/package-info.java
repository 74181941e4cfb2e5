/** Tests of what routing keeps, and of how it runs in Kafka Streams. */
@NullMarked
package io.holdwatch.routing.stream;

import org.jspecify.annotations.NullMarked;
