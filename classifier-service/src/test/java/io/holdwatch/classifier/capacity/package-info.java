/** The capacity ledger against a reading that adds everything up anew. */
@NullMarked
package io.holdwatch.classifier.capacity;

import org.jspecify.annotations.NullMarked;
