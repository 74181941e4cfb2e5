/** Orders that compliance does not let pass, and what says so. */
@NullMarked
package io.holdwatch.classifier.compliance;

import org.jspecify.annotations.NullMarked;
