/** Tests of what routing keeps. */
@NullMarked
package io.holdwatch.routing.stream;

import org.jspecify.annotations.NullMarked;
