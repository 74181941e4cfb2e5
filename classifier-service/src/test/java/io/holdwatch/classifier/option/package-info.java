/** Generated distributors in every kind of trouble, to try options on. */
@NullMarked
package io.holdwatch.classifier.option;

import org.jspecify.annotations.NullMarked;
