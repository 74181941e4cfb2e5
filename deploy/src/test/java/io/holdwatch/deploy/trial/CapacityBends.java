package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.SUPPLIER_DELAY;

import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import java.math.BigDecimal;
import java.util.List;

/** Bent rules about what comes from suppliers, and what transport and people can do. */
final class CapacityBends {
  private CapacityBends() {}

  static List<Bend> suppliers() {
    return List.of(
        Bend.policy(
            SUPPLIER_DELAY, "misses it too early", 1, "confirmBefore: PT12H", "confirmBefore: P3D"),
        Bend.policy(
            SUPPLIER_DELAY, "never misses it", 1, "confirmBefore: PT12H", "confirmBefore: PT0S"),
        Bend.facts(
            SUPPLIER_DELAY,
            "every supply is confirmed",
            1,
            Supply.class,
            s -> {
              if (s.getConfirmed() == null) {
                s.setConfirmed(s.getDue());
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "what was put off counts as on time",
            1,
            Supply.class,
            s -> {
              if (s.getConfirmed() != null && s.getDue() != null) {
                s.setConfirmed(s.getDue());
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "less than ordered is taken as all",
            1,
            Supply.class,
            s ->
                s.setOrdered(
                    s.getConfirmedQuantity() == null ? s.getOrdered() : s.getConfirmedQuantity())),
        Bend.facts(
            SUPPLIER_DELAY,
            "what has come counts as open",
            1,
            Supply.class,
            s -> s.setReceived(null)),
        Bend.facts(
            SUPPLIER_DELAY,
            "the shelf is empty",
            1,
            Stock.class,
            s -> s.setOnHand(BigDecimal.ZERO.setScale(6))),
        Bend.facts(
            SUPPLIER_DELAY,
            "purchase orders of drop shipments ignored",
            1,
            Supply.class,
            s -> {
              if (s.getOrder() != null) {
                s.setCancelled(true);
              }
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "promises ignored",
            1,
            ScheduleLine.class,
            l -> {
              l.setPromised(null);
              l.setRequested(null);
            }),
        Bend.facts(
            SUPPLIER_DELAY,
            "cancelled supplies are waited for",
            2,
            Supply.class,
            s -> s.setCancelled(false)));
  }
}
