/** The routing service: brings each exception to the team that owns the decision. */
@NullMarked
package io.holdwatch.routing;

import org.jspecify.annotations.NullMarked;
