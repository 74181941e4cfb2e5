/** Tests of how values are written for people. */
@NullMarked
package io.holdwatch.classifier.finding;

import org.jspecify.annotations.NullMarked;
