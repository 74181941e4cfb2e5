package io.holdwatch.routing.cases;

import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.routed.Alert;
import io.holdwatch.routing.policy.RoutingPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an account owner has to know of an exception before the customer calls. */
final class Alerts {
  /** Team whose members own accounts. */
  static final String TEAM = "account-owners";

  /** Facts that say what was ordered, not what stands in its way. */
  private static final Set<String> OF_THE_ORDER =
      Set.of("Order", "OrderLine", "ScheduleLine", "Commitment");

  /**
   * Master data and plans that weigh an exception and end its dates; they stand in nobody's way.
   */
  private static final Set<String> WEIGHING =
      Set.of("Customer", "UnitConversion", "ServiceAgreement", "Calendar", "Site");

  /** Says in which money, never what is wrong. */
  private static final String RATE = "ExchangeRate";

  private Alerts() {}

  static Alert of(ExceptionPacket packet, RoutingPolicy policy) {
    return Alert.newBuilder()
        .setExceptionSource(source(packet))
        .setCustomer(
            packet.getCustomerName() == null ? packet.getCustomer() : packet.getCustomerName())
        .setAccountOwner(packet.getAccountOwner())
        .setConstraint(constraint(packet))
        .setMessageBoundary(
            policy.language().alert(packet.getType(), packet.getState(), values(packet)))
        .setEscalationOwner(policy.alerts().escalation())
        .setCommitments(
            packet.getCommitments().stream()
                .map(each -> each.getSaid() + " (" + each.getSource() + ")")
                .toList())
        .setNotifiedAt(packet.getAt())
        .build();
  }

  /** The source of the first fact that says what is in the way, else of the order itself. */
  private static String source(ExceptionPacket packet) {
    List<Evidence> evidence =
        packet.getEvidence().stream().filter(fact -> !RATE.equals(fact.getFactType())).toList();
    if (evidence.isEmpty()) {
      return packet.getCauseKey() == null
          ? "not known"
          : "with the shared cause " + packet.getCauseKey();
    }
    return evidence.stream()
        .filter(fact -> !OF_THE_ORDER.contains(fact.getFactType()))
        .filter(
            fact ->
                packet.getType() == ExceptionType.MASTER_DATA_CONFLICT
                    || !WEIGHING.contains(fact.getFactType()))
        .findFirst()
        .orElse(evidence.getFirst())
        .getSource();
  }

  private static String constraint(ExceptionPacket packet) {
    String feasibility = packet.getDeliveryFeasibility();
    return feasibility == null || feasibility.isBlank()
        ? packet.getSummary()
        : packet.getSummary() + " " + feasibility;
  }

  /** What sentences to the customer may name of a packet. */
  static Map<String, String> values(ExceptionPacket packet) {
    Map<String, String> values = new HashMap<>();
    put(values, "order", packet.getOrderNumber());
    put(values, "customerPo", packet.getCustomerPo());
    return values;
  }

  static void put(Map<String, String> values, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(name, value);
    }
  }
}
