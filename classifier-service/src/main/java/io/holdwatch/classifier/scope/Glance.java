package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.policy.ClassifierPolicy;
import java.time.Instant;

/**
 * The circumstances of a look at an order.
 *
 * @param now time of the order
 * @param changed event time of the fact, or due time of the timer, that led to it
 * @param trigger fact id of that fact, or the timer's name
 * @param policy in force
 * @param arrival of the record that led to it
 */
record Glance(
    Instant now, Instant changed, String trigger, ClassifierPolicy policy, Arrival arrival) {}
