/** Tests of what a terminal says of an order. */
@NullMarked
package io.holdwatch.deploy.explain;

import org.jspecify.annotations.NullMarked;
