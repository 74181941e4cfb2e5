/** Golden scenarios: given facts, when time passes, then packets. */
@NullMarked
package io.holdwatch.classifier.scenario;

import org.jspecify.annotations.NullMarked;
