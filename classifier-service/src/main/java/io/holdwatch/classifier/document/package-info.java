/** Papers of orders and shipments: missing ones, and those that say something else. */
@NullMarked
package io.holdwatch.classifier.document;

import org.jspecify.annotations.NullMarked;
