/** The desk as a whole. */
@NullMarked
package io.holdwatch.classifier.scope;

import org.jspecify.annotations.NullMarked;
