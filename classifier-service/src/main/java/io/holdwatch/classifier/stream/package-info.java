/** The Kafka Streams edge. */
@NullMarked
package io.holdwatch.classifier.stream;

import org.jspecify.annotations.NullMarked;
