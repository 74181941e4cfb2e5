/** Starts the service and wires its parts. */
@NullMarked
package io.holdwatch.audit;

import org.jspecify.annotations.NullMarked;
