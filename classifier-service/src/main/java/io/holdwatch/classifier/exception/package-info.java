/** The life of an exception: spells and outcomes. */
@NullMarked
package io.holdwatch.classifier.exception;

import org.jspecify.annotations.NullMarked;
