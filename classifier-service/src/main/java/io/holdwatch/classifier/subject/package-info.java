/** What exceptions are about, orders and their lines, and the facts of one of them. */
@NullMarked
package io.holdwatch.classifier.subject;

import org.jspecify.annotations.NullMarked;
