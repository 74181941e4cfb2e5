/**
 * What every service must compute alike: topics, partitions, ids, canonical JSON and the wire
 * format.
 */
@NullMarked
package io.holdwatch.contract;

import org.jspecify.annotations.NullMarked;
