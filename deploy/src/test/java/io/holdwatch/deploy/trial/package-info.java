/** The product's pure parts judged by the truth, in one process: mapping, classifier, judge. */
@NullMarked
package io.holdwatch.deploy.trial;

import org.jspecify.annotations.NullMarked;
