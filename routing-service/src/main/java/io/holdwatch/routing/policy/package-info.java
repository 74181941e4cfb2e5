/** Policy packs: read, checked, asked. */
@NullMarked
package io.holdwatch.routing.policy;

import org.jspecify.annotations.NullMarked;
