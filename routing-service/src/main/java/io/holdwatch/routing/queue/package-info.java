/** The queue: every open exception and its life, kept for people to look at. */
@NullMarked
package io.holdwatch.routing.queue;

import org.jspecify.annotations.NullMarked;
