/** Orders that their customers keep changing. */
@NullMarked
package io.holdwatch.classifier.churn;

import org.jspecify.annotations.NullMarked;
