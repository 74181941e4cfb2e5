/** Tests of what exceptions are about. */
@NullMarked
package io.holdwatch.classifier.subject;

import org.jspecify.annotations.NullMarked;
