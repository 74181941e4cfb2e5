package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.policy.ClassifierPolicy;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The circumstances of a look at an order.
 *
 * @param now time of the order
 * @param changed event time of the fact, or due time of the timer, that led to it
 * @param trigger names that fact by its id, or the timer
 * @param policy in force
 * @param arrival of the record that led to it
 * @param valued whether money that has moved since it was told is reason enough to tell it again;
 *     it is none to look
 */
record Glance(
    Instant now,
    Instant changed,
    Supplier<String> trigger,
    ClassifierPolicy policy,
    Arrival arrival,
    boolean valued) {}
