package io.holdwatch.routing.cases;

import io.holdwatch.contract.cases.Case;
import java.util.Map;

/**
 * Where an exception has been routed to.
 *
 * @param current its newest case
 * @param sequences number of the last record that each team got of it [count from 1]
 * @param alerted whether the account owner was told of it and not yet of its end
 */
public record Routing(Case current, Map<String, Long> sequences, boolean alerted) {}
