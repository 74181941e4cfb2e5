package io.holdwatch.classifier.price;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.Promotion;
import io.holdwatch.contract.fact.Rebate;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about prices, in short. */
final class PriceFacts {
  static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private PriceFacts() {}

  static Envelope envelope(String record) {
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

  static BigDecimal number(String number) {
    return new BigDecimal(number);
  }

  static UnitPrice eur(String amount) {
    return new UnitPrice(number(amount), "EUR", BigDecimal.ONE);
  }

  static Price.Builder price(String id, PriceKind kind, String item, UnitPrice amount) {
    return Price.newBuilder()
        .setEnvelope(envelope(id))
        .setPrice(id)
        .setKind(kind)
        .setItem(item)
        .setAmount(amount);
  }

  static Promotion.Builder promotion(String id) {
    return Promotion.newBuilder().setEnvelope(envelope(id)).setPromotion(id);
  }

  static Rebate.Builder rebate(String id, String customer, String rate) {
    return Rebate.newBuilder()
        .setEnvelope(envelope(id))
        .setRebate(id)
        .setCustomer(customer)
        .setRate(number(rate));
  }

  static Item.Builder item(String item) {
    return Item.newBuilder().setEnvelope(envelope(item)).setItem(item);
  }

  static LineKey line(String order, String line) {
    return new LineKey(new OrderKey("S", order), line);
  }

  static PricedLine asks(String item, String ordered, @Nullable UnitPrice price) {
    return new PricedLine(
        item,
        "C",
        "EACH",
        number(ordered),
        number(ordered),
        BigDecimal.ONE,
        price,
        null,
        price,
        null,
        DAY);
  }

  static PricedLine discounted(PricedLine line, String discount) {
    return new PricedLine(
        line.item(),
        line.customer(),
        line.unit(),
        line.ordered(),
        line.wanted(),
        line.factor(),
        line.price(),
        number(discount),
        null,
        line.unitCost(),
        line.pricingDate());
  }
}
