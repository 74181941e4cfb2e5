/** Writes packets: evidence, numbers and plain sentences. */
@NullMarked
package io.holdwatch.classifier.packet;

import org.jspecify.annotations.NullMarked;
