/**
 * Recomputes a log from its files and the public key alone; shares only the format with the writer.
 */
@NullMarked
package io.holdwatch.audit.verify;

import org.jspecify.annotations.NullMarked;
