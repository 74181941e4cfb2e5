/** Answers auditors over HTTP: checkpoint, tiles, entries with proofs, status. */
@NullMarked
package io.holdwatch.audit.publish;

import org.jspecify.annotations.NullMarked;
