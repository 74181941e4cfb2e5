/** Clocks of the domains, and the timers that hang on them. */
@NullMarked
package io.holdwatch.classifier.time;

import org.jspecify.annotations.NullMarked;
