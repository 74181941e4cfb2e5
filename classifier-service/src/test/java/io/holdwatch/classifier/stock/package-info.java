/** The stock ledger against a plain recompute of its rules on generated worlds. */
@NullMarked
package io.holdwatch.classifier.stock;

import org.jspecify.annotations.NullMarked;
