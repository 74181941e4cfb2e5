/** Tests of the page, with a browser that has no window. */
@NullMarked
package io.holdwatch.routing.page;

import org.jspecify.annotations.NullMarked;
