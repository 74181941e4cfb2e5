/** The price book: what a line should cost by contract, promotion and lists, and what it leaves. */
@NullMarked
package io.holdwatch.classifier.price;

import org.jspecify.annotations.NullMarked;
