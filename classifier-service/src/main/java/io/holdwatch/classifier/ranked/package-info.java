/** Who is covered when lines in a total rank share dated supply or a limit: stock and credit. */
@NullMarked
package io.holdwatch.classifier.ranked;

import org.jspecify.annotations.NullMarked;
