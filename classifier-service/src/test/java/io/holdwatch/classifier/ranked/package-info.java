/** Ranked loads against a plain recompute, what a change visits, and what it costs. */
@NullMarked
package io.holdwatch.classifier.ranked;

import org.jspecify.annotations.NullMarked;
