/** Cases: which team decides an exception, and until when. */
@NullMarked
package io.holdwatch.routing.cases;

import org.jspecify.annotations.NullMarked;
