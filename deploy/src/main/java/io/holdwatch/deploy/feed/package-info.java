/**
 * Sends recorded events to their topics, with the marks that move a recorded clock, and waits until
 * they have gone through.
 */
@NullMarked
package io.holdwatch.deploy.feed;

import org.jspecify.annotations.NullMarked;
