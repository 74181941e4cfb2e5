/** What rules find, and the facts that it rests on. */
@NullMarked
package io.holdwatch.classifier.finding;

import org.jspecify.annotations.NullMarked;
