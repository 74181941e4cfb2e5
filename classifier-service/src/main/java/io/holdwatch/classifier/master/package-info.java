/** Master data: what orders name and nobody knows, may use or can convert. */
@NullMarked
package io.holdwatch.classifier.master;

import org.jspecify.annotations.NullMarked;
