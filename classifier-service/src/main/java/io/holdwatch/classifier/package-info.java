/** The classifier: finds the orders whose promise is at risk. */
@NullMarked
package io.holdwatch.classifier;

import org.jspecify.annotations.NullMarked;
