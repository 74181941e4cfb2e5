/** Tests of how the classifier runs in Kafka Streams. */
@NullMarked
package io.holdwatch.classifier.stream;

import org.jspecify.annotations.NullMarked;
