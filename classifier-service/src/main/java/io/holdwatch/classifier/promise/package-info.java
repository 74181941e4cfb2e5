/** What was promised of an order, and what became of it: what every rule starts from. */
@NullMarked
package io.holdwatch.classifier.promise;

import org.jspecify.annotations.NullMarked;
