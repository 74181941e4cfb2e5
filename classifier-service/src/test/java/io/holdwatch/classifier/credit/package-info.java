/** The credit ledger against a plain reading of its rules. */
@NullMarked
package io.holdwatch.classifier.credit;

import org.jspecify.annotations.NullMarked;
