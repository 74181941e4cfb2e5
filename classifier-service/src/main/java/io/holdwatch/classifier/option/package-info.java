/** What can be done about an exception now: proposals, each a set of changes that can be tried. */
@NullMarked
package io.holdwatch.classifier.option;

import org.jspecify.annotations.NullMarked;
