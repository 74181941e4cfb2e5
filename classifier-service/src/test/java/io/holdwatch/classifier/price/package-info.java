/** Tests of the price book against plain readings of the rules. */
@NullMarked
package io.holdwatch.classifier.price;

import org.jspecify.annotations.NullMarked;
