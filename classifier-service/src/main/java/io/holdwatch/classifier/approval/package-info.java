/** Approvals that policy asks for, and what became of them. */
@NullMarked
package io.holdwatch.classifier.approval;

import org.jspecify.annotations.NullMarked;
