/** Checks of the whole source tree, whichever modules it has. */
@NullMarked
package io.holdwatch.build;

import org.jspecify.annotations.NullMarked;
