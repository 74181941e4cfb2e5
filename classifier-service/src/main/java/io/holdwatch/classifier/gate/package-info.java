/** The version gate: which facts are news. */
@NullMarked
package io.holdwatch.classifier.gate;

import org.jspecify.annotations.NullMarked;
