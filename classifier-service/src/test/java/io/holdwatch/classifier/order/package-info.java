/** The order ledger against facts in every order of arrival. */
@NullMarked
package io.holdwatch.classifier.order;

import org.jspecify.annotations.NullMarked;
