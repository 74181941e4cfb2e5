package io.holdwatch.classifier.order;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Commitment;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.Inquiry;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderChange;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.StatusReport;
import java.util.Optional;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Names of facts: what they say of themselves, their record and their order. */
public final class FactKeys {
  private FactKeys() {}

  /**
   * The envelope, which is the first field of every fact that a source sends; empty for control
   * records.
   */
  public static Optional<Envelope> envelope(SpecificRecord fact) {
    return fact.get(0) instanceof Envelope envelope ? Optional.of(envelope) : Optional.empty();
  }

  /** A copy that can be changed. */
  public static SpecificRecord copy(SpecificRecord fact) {
    // The model of the class knows how decimals and times are copied; the general one does not.
    return SpecificData.getForClass(fact.getClass()).deepCopy(fact.getSchema(), fact);
  }

  /** Fact type: the simple name of the schema. */
  public static String type(SpecificRecord fact) {
    return fact.getSchema().getName();
  }

  /** Gate key "fact type:source:record type:record id", the key of the fact in Kafka. */
  public static String gateKey(SpecificRecord fact, Envelope envelope) {
    return type(fact)
        + ":"
        + envelope.getSource()
        + ":"
        + envelope.getRecordType()
        + ":"
        + envelope.getRecordId();
  }

  /** Id of a fact, the trigger of what follows from it. */
  public static String id(SpecificRecord fact, Envelope envelope) {
    return Ids.fact(
        envelope.getSource(),
        envelope.getRecordType(),
        envelope.getRecordId(),
        type(fact),
        envelope.getVersion());
  }

  /**
   * The order that a fact of the order ledger names; null where it names none or belongs to another
   * ledger.
   */
  public static @Nullable String order(SpecificRecord fact) {
    return switch (fact) {
      case Order f -> f.getOrder();
      case OrderLine f -> f.getOrder();
      case ScheduleLine f -> f.getOrder();
      case Shipment f -> f.getOrder();
      case ShipmentLine f -> f.getOrder();
      case Delivery f -> f.getOrder();
      case StatusReport f -> f.getOrder();
      case Hold f -> f.getOrder();
      case Approval f -> f.getOrder();
      case Invoice f -> f.getOrder();
      case Claim f -> f.getOrder();
      case Document f -> f.getOrder();
      case Appointment f -> f.getOrder();
      case OrderChange f -> f.getOrder();
      case Commitment f -> f.getOrder();
      case Inquiry f -> f.getOrder();
      default -> null;
    };
  }

  /**
   * Whether a fact is of a kind that only the order ledger takes: an order's lines and what is
   * planned and shipped of them. Most facts are.
   */
  public static boolean isOfOrderAlone(@Nullable SpecificRecord fact) {
    return fact instanceof OrderLine
        || fact instanceof ScheduleLine
        || fact instanceof Shipment
        || fact instanceof ShipmentLine;
  }

  /** The shipment of a fact that may belong to an order by it alone; null for other facts. */
  static @Nullable String shipment(SpecificRecord fact) {
    return switch (fact) {
      case Delivery f -> f.getShipment();
      case Document f -> f.getShipment();
      default -> null;
    };
  }
}
