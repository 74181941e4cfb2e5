/** Signed notes and checkpoints of C2SP: keys, signatures and their text. */
@NullMarked
package io.holdwatch.audit.note;

import org.jspecify.annotations.NullMarked;
