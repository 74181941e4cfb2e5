/** The Kafka edge. */
@NullMarked
package io.holdwatch.routing.stream;

import org.jspecify.annotations.NullMarked;
