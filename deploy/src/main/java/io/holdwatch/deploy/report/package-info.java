/** What a run has led to, read from the topics alone. */
@NullMarked
package io.holdwatch.deploy.report;

import org.jspecify.annotations.NullMarked;
