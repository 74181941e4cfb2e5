/** Tests of the master data ledger against a plain reading of the rules. */
@NullMarked
package io.holdwatch.classifier.master;

import org.jspecify.annotations.NullMarked;
