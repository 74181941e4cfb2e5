/** The order ledger: the order, its lines, schedule lines, shipments and reports. */
@NullMarked
package io.holdwatch.classifier.order;

import org.jspecify.annotations.NullMarked;
