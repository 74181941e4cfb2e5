/**
 * Credit accounts: what each owes, which of its orders its limit still bears, and what frees the
 * others.
 */
@NullMarked
package io.holdwatch.classifier.credit;

import org.jspecify.annotations.NullMarked;
