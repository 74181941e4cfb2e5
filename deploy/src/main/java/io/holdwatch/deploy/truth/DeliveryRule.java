package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.ClaimStated;
import io.holdwatch.deploy.simulation.history.PaperHappening.DeliveryStated;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders did not reach the customer as they should, by RULES "Deliveries". */
final class DeliveryRule {
  private static final List<String> REASONS = List.of("REFUSED", "FAILED", "PARTIAL");

  private final Past past;
  private final ShipmentsAt shipments;
  private final Map<String, Set<String>> deliveries;
  private final Map<String, Set<String>> claims;

  DeliveryRule(Past past, WorldHistory history) {
    this.past = past;
    shipments = new ShipmentsAt(history);
    deliveries = past.register.keysBy(DeliveryStated.class, DeliveryStated::order);
    claims = past.register.keysBy(ClaimStated.class, ClaimStated::order);
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : deliveries.keySet()) {
      Set<Instant> instants = new TreeSet<>(past.instants(order));
      deliveries
          .get(order)
          .forEach(key -> instants.addAll(past.register.instants(DeliveryStated.class, key)));
      claims
          .getOrDefault(order, Set.of())
          .forEach(key -> instants.addAll(past.register.instants(ClaimStated.class, key)));
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(instants)) {
        String reason = reason(order, now);
        steps.change(now, reason == null ? null : new Wrong("DELIVERY_FAILED", reason));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable String reason(String key, Instant now) {
    OrderAt order = past.order(key, now);
    if (order == null || !order.isOpen()) {
      return null;
    }
    List<DeliveryStated> all =
        past.register.at(DeliveryStated.class, deliveries.getOrDefault(key, Set.of()), now);
    Set<String> found = new TreeSet<>();
    for (ShipmentStated shipment : shipments.at(key, now)) {
      List<DeliveryStated> own =
          all.stream().filter(each -> each.shipment().equals(shipment.shipment())).toList();
      for (Carried carried : shipment.contents()) {
        Optional<DeliveryStated> newest =
            own.stream()
                .filter(each -> each.line() == null || each.line() == carried.line())
                .max(
                    Comparator.comparing(DeliveryStated::when)
                        .thenComparing(DeliveryStated::delivery));
        if (newest.isPresent() && !isOver(key, newest.get(), shipment, now)) {
          found.add(newest.get().outcome());
        }
      }
    }
    return REASONS.stream().filter(found::contains).findFirst().orElse(null);
  }

  /** Whether the shipment arrived after all, or a claim about it was settled. */
  private boolean isOver(
      String order, DeliveryStated delivery, ShipmentStated shipment, Instant now) {
    boolean arrived =
        !delivery.outcome().equals("PARTIAL")
            && shipment.deliveredAt() != null
            && shipment.deliveredAt().isAfter(delivery.when());
    return arrived
        || past.register.at(ClaimStated.class, claims.getOrDefault(order, Set.of()), now).stream()
            .anyMatch(claim -> !claim.open() && claim.at().isAfter(delivery.at()));
  }
}
