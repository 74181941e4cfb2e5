/** Master records that have to be corrected: one for each, whatever number of orders it stops. */
@NullMarked
package io.holdwatch.routing.correction;

import org.jspecify.annotations.NullMarked;
