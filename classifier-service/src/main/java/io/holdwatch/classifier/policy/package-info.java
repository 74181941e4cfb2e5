/** What the classifier takes from the policy pack. */
@NullMarked
package io.holdwatch.classifier.policy;

import org.jspecify.annotations.NullMarked;
