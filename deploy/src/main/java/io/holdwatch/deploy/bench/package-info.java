/**
 * Measures the running product against a hand-written chain of three Kafka hops on the same broker.
 */
@NullMarked
package io.holdwatch.deploy.bench;

import org.jspecify.annotations.NullMarked;
