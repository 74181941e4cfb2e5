/** Tests of what becomes of packets. */
@NullMarked
package io.holdwatch.routing.cases;

import org.jspecify.annotations.NullMarked;
