package io.holdwatch.classifier.master;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts of master data, in short. */
final class MasterFacts {
  static final OrderKey ORDER = new OrderKey("S", "L:1");
  static final LineKey LINE = new LineKey(ORDER, "1");

  private MasterFacts() {}

  private static Envelope envelope(String record) {
    return Envelope.newBuilder()
        .setScope("S")
        .setSource("erp")
        .setRecordType("t")
        .setRecordId(record)
        .setVersion(List.of(1L))
        .setEventTime(Instant.parse("2026-03-01T00:00:00Z"))
        .setClock("test")
        .setPosition(new SourcePosition("erp.t", 0, 1L))
        .setContentHash("")
        .build();
  }

  static Item.Builder item(@Nullable String item, @Nullable String baseUnit) {
    return Item.newBuilder()
        .setEnvelope(envelope(String.valueOf(item)))
        .setItem(item)
        .setBaseUnit(baseUnit);
  }

  static UnitConversion conversion(
      @Nullable String item, @Nullable String unit, @Nullable String factor) {
    return UnitConversion.newBuilder()
        .setEnvelope(envelope(item + " " + unit))
        .setItem(item)
        .setUnit(unit)
        .setFactor(factor == null ? null : new BigDecimal(factor))
        .build();
  }

  static Customer.Builder customer(@Nullable String customer) {
    return Customer.newBuilder()
        .setEnvelope(envelope(String.valueOf(customer)))
        .setCustomer(customer);
  }
}
