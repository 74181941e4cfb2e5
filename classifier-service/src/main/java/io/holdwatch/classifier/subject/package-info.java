/**
 * What exceptions are about, orders and their lines; what the ledgers keep by them; and the facts
 * of one of them.
 */
@NullMarked
package io.holdwatch.classifier.subject;

import org.jspecify.annotations.NullMarked;
