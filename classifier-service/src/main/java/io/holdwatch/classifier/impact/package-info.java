/** What an exception costs, until when somebody can still decide, and how urgent that makes it. */
@NullMarked
package io.holdwatch.classifier.impact;

import org.jspecify.annotations.NullMarked;
