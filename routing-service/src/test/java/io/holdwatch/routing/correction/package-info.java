/** Tests of the corrections of master data. */
@NullMarked
package io.holdwatch.routing.correction;

import org.jspecify.annotations.NullMarked;
