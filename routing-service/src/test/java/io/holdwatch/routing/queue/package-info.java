/** Tests of the queue, and the packets that tests of queue and page are filled with. */
@NullMarked
package io.holdwatch.routing.queue;

import org.jspecify.annotations.NullMarked;
