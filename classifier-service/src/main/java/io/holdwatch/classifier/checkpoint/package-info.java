/** Before which checkpoint of its order an exception has to be decided. */
@NullMarked
package io.holdwatch.classifier.checkpoint;

import org.jspecify.annotations.NullMarked;
