/** Explains an order in a terminal, from what routing knows of it. */
@NullMarked
package io.holdwatch.deploy.explain;

import org.jspecify.annotations.NullMarked;
