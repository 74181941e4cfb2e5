/** Tests of clocks and timers. */
@NullMarked
package io.holdwatch.classifier.time;

import org.jspecify.annotations.NullMarked;
