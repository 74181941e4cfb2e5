/** Holds that a system of record has set, against the causes that are found. */
@NullMarked
package io.holdwatch.classifier.hold;

import org.jspecify.annotations.NullMarked;
