/** SHIPMENT_DELAY: when a promise is late or at risk. */
@NullMarked
package io.holdwatch.classifier.delay;

import org.jspecify.annotations.NullMarked;
