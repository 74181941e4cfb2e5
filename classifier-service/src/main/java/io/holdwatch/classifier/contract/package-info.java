/** Contracts that lines claim, and claims of customers. */
@NullMarked
package io.holdwatch.classifier.contract;

import org.jspecify.annotations.NullMarked;
