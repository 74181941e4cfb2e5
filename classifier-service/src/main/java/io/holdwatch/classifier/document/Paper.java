package io.holdwatch.classifier.document;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.Shipment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A document with what was read of it. */
record Paper(Document fact, Content content) {
  private static final String PROOF = "PROOF_OF_DELIVERY";
  private static final String DESPATCH = "DESPATCH_ADVICE";

  static String kind(Document fact) {
    return fact.getKind() == null ? "" : fact.getKind().strip().toUpperCase(Locale.ROOT);
  }

  static boolean isProof(Document fact) {
    return kind(fact).equals(PROOF);
  }

  static boolean isDespatch(Document fact) {
    return kind(fact).equals(DESPATCH);
  }

  boolean tellsQuantities() {
    return isProof(fact) || isDespatch(fact);
  }

  /** A document that names no shipment belongs to all of its order. */
  boolean isOf(Shipment shipment) {
    return fact.getShipment() == null || fact.getShipment().equals(shipment.getShipment());
  }

  /** Its date: as it says, else as its source says. */
  @Nullable LocalDate date() {
    return content.date() != null ? content.date() : day(fact.getIssued());
  }

  /** "proof of delivery S:D1". */
  String words() {
    String kind = kind(fact).isEmpty() ? "document" : kind(fact).toLowerCase(Locale.ROOT);
    return kind.replace('_', ' ') + " " + name();
  }

  private String name() {
    return fact.getDocument() == null ? fact.getEnvelope().getRecordId() : fact.getDocument();
  }

  static String record(Document fact) {
    return FactKeys.gateKey(fact, fact.getEnvelope());
  }

  static @Nullable LocalDate day(@Nullable DateOrTime date) {
    if (date == null) {
      return null;
    }
    return date.getDate() != null
        ? date.getDate()
        : date.getTime() == null ? null : date.getTime().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
