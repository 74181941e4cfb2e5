/** Tests of what packets say. */
@NullMarked
package io.holdwatch.classifier.packet;

import org.jspecify.annotations.NullMarked;
