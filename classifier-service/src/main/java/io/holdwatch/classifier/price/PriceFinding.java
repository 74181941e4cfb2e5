package io.holdwatch.classifier.price;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says a mismatch as a finding.
 *
 * @param key the line
 * @param line what it asks for
 * @param item its item; null: unknown
 * @param verdict what was found
 */
record PriceFinding(LineKey key, PricedLine line, @Nullable Item item, Verdict verdict) {

  Finding finding() {
    List<Basis> basis = new ArrayList<>(verdict.expected().basis());
    if (verdict.reason() == PriceReason.MARGIN_FLOOR && verdict.margin() != null) {
      basis.addAll(verdict.margin().basis());
    }
    return new Finding(
        ExceptionType.PRICE_MISMATCH,
        key.subject(),
        verdict.reason().name(),
        List.of(affected()),
        words(),
        List.copyOf(basis),
        cause(),
        facts());
  }

  private AffectedLine affected() {
    return AffectedLine.newBuilder()
        .setLine(key.line())
        .setItem(line.item())
        .setUnit(line.unit())
        .setQuantity(line.wanted().setScale(6, RoundingMode.HALF_UP))
        .build();
  }

  private String words() {
    String what = item == null || item.getName() == null ? line.item() : item.getName();
    String on = " on line " + key.line() + " (" + what + ")";
    Money effect = verdict.effect(line);
    String each = PriceWords.each(verdict.difference(), verdict.found().per()) + " ";
    String per = PriceWords.per(verdict.found().per(), line.unit());
    String over =
        ", " + PriceWords.money(effect) + " for " + PriceWords.quantity(line.wanted(), line.unit());
    if (verdict.reason() == PriceReason.MARGIN_FLOOR && verdict.margin() != null) {
      BigDecimal share = verdict.share();
      return "leaves "
          + (share == null ? "no margin" : "a margin of " + PriceWords.percent(share))
          + on
          + ", but "
          + PriceWords.percent(verdict.floor())
          + " is the least: the price is "
          + each
          + "too low"
          + per
          + over;
    }
    return "is priced "
        + PriceWords.rate(verdict.found())
        + discounted()
        + on
        + ", but "
        + verdict.expected().name()
        + " says "
        + PriceWords.rate(verdict.expected().rate())
        + ": "
        + (isBefore() && line.lineDiscount().signum() != 0 ? "after the discount " : "")
        + "the customer is charged "
        + each
        + (effect.getAmount().signum() < 0 ? "too little" : "too much")
        + per
        + over;
  }

  /** Which price it is, where the line has a discount of its own. */
  private String discounted() {
    if (line.lineDiscount().signum() == 0) {
      return "";
    }
    return (isBefore() ? " before" : " after")
        + " its line discount of "
        + PriceWords.percent(line.lineDiscount());
  }

  private boolean isBefore() {
    return verdict.found().equals(Rate.of(line.price()));
  }

  private @Nullable Cause cause() {
    Agreed expected = verdict.expected();
    if (verdict.reason() == PriceReason.MARGIN_FLOOR) {
      return expected.marginFloor() == null
          ? null
          : new Cause(
              expected.key(),
              "the price of "
                  + line.item()
                  + " by "
                  + expected.name()
                  + " leaves less than its margin floor");
    }
    String which =
        switch (expected.step()) {
          case CONTRACT, CUSTOMER_LIST, LIST -> " of " + line.item();
          case PROMOTION -> "";
        };
    return new Cause(
        expected.key(), "orders deviate from the price" + which + " by " + expected.name());
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (Agreed each : verdict.steps().reversed()) {
      facts.add(
          "By "
              + each.name()
              + ": "
              + each.basis().getFirst().value()
              + (each.step() == verdict.expected().step()
                  ? "; the order is compared with this."
                  : "."));
    }
    String discount = PriceWords.percent(line.lineDiscount());
    Rate before = Rate.of(line.price());
    Margin margin = verdict.margin();
    if (before != null) {
      facts.add("Line price: " + PriceWords.rate(before) + ", line discount " + discount + ".");
    }
    if (margin != null) {
      facts.add("Net: " + PriceWords.rate(margin.net()) + ".");
      if (margin.rebate().signum() != 0) {
        facts.add(
            "Rebates of "
                + PriceWords.percent(margin.rebate())
                + " accrue: net-net "
                + PriceWords.rate(margin.netNet())
                + ".");
      }
      if (margin.cost() != null) {
        BigDecimal share = verdict.share();
        facts.add(
            "Unit cost: "
                + PriceWords.rate(margin.cost())
                + (share == null ? "." : ", margin " + PriceWords.percent(share) + "."));
      }
    }
    if (margin != null) {
      facts.add(
          "At risk is what the line is sold for, "
              + PriceWords.money(margin.net().of(line.wanted()))
              + ", until its price is settled.");
    }
    return List.copyOf(facts);
  }
}
