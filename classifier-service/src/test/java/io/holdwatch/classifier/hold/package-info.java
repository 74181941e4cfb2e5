/** Tests of the rule about holds. */
@NullMarked
package io.holdwatch.classifier.hold;

import org.jspecify.annotations.NullMarked;
