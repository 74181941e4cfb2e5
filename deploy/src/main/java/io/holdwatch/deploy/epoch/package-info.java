/** Orders the next epoch of a source that was restored. */
@NullMarked
package io.holdwatch.deploy.epoch;

import org.jspecify.annotations.NullMarked;
