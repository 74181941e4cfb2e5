/** The page: the queue and each exception as HTML for people and as JSON for machines. */
@NullMarked
package io.holdwatch.routing.page;

import org.jspecify.annotations.NullMarked;
