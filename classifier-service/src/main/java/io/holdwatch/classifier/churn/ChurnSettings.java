package io.holdwatch.classifier.churn;

import java.time.Duration;
import java.util.Set;

/**
 * What a policy pack sets.
 *
 * @param tiers customers that are asked when they change an order often
 * @param changes how many changes are often
 * @param within how long a change counts
 */
public record ChurnSettings(Set<String> tiers, int changes, Duration within) {}
