/** Goods that did not reach the customer, or not all of them. */
@NullMarked
package io.holdwatch.classifier.delivery;

import org.jspecify.annotations.NullMarked;
