/** Which lines are covered from which stock and supply, and who is displaced. */
@NullMarked
package io.holdwatch.classifier.stock;

import org.jspecify.annotations.NullMarked;
