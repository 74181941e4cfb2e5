/** What the rules about whole orders have in common. */
@NullMarked
package io.holdwatch.classifier.check;

import org.jspecify.annotations.NullMarked;
