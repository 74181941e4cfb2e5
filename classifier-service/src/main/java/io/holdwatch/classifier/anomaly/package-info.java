/** Orders that look unlike what their customer means: entered twice, or in odd quantities. */
@NullMarked
package io.holdwatch.classifier.anomaly;

import org.jspecify.annotations.NullMarked;
