/** What exceptions are about: orders and their lines. */
@NullMarked
package io.holdwatch.classifier.subject;

import org.jspecify.annotations.NullMarked;
