/**
 * The log on disk: which record is a leaf, what is missing, and the order of writes that makes it
 * durable.
 */
@NullMarked
package io.holdwatch.audit.log;

import org.jspecify.annotations.NullMarked;
