package io.holdwatch.classifier.compliance;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says as a finding why compliance does not let an order pass.
 *
 * @param lines what of the order is still to be shipped
 * @param holding all that compliance says about it now
 */
record ComplianceFinding(CheckedOrder order, List<Outlook> lines, List<Ruling> holding) {

  private static final int MANY = 20;

  /** What one ruling does to the order. */
  Finding of(ComplianceReason reason, Ruling ruling) {
    Compliance fact = ruling.fact();
    String not = "may not be shipped, ";
    String what =
        switch (reason) {
          case SANCTIONS ->
              not
                  + (fact.getCustomer() == null
                      ? "because a sanctions check blocks " + about(fact)
                      : "because " + about(fact) + " is under sanctions");
          case EXPORT -> not + "because the export of " + about(fact) + " is forbidden";
          case RECALL ->
              not
                  + "because "
                  + (fact.getItem() == null ? "goods of " : "")
                  + about(fact)
                  + (fact.getItem() == null ? " have" : " has")
                  + " been recalled";
          case LICENCE -> not + "because the licence for " + about(fact) + " is refused";
          case HAZARD -> not + "because " + about(fact) + " is held back as hazardous goods";
          case PENDING, LICENCE_EXPIRED, LICENCE_MISSING ->
              "waits for compliance: the "
                  + check(fact)
                  + " of "
                  + about(fact)
                  + " is not decided yet";
        };
    String item = fact.getItem();
    return finding(
        reason,
        item == null ? List.of() : affected(item),
        what + reason(fact) + expires(ruling) + gone(ruling),
        List.of(basis(ruling)),
        cause(ruling),
        ruling);
  }

  /**
   * "; already left: 27 of 28 EA of line 2, worth 540.00 EUR; after it was found there left 7 EA of
   * line 2"; empty: nothing has.
   */
  private String gone(Ruling ruling) {
    Compliance fact = ruling.fact();
    List<Outlook> about =
        order.lines().stream()
            .filter(line -> fact.getItem() == null || fact.getItem().equals(line.line().getItem()))
            .toList();
    Instant found = fact.getEnvelope().getEventTime();
    String after =
        Outlook.goneAfter(about, found)
            .map(left -> "; after it was found there left " + left)
            .orElse("");
    return Outlook.gone(about)
        .map(gone -> "; already left: " + gone + worth(about) + after)
        .orElse("");
  }

  /** ", worth 540.00 EUR", what has left of some lines; empty where none has a price. */
  private static String worth(List<Outlook> lines) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Outlook line : lines) {
      UnitPrice price = line.line().getNetPrice();
      if (price != null && line.gone().signum() > 0) {
        sums.merge(price.getCurrency(), Value.of(price, line.gone()), BigDecimal::add);
      }
    }
    return sums.isEmpty() ? "" : ", worth " + Words.sums(sums);
  }

  Finding missing(Outlook line, Item item) {
    return finding(
        ComplianceReason.LICENCE_MISSING,
        List.of(line.affected()),
        "needs a licence of its customer for " + named(item, line) + ", and there is none",
        List.of(basis(item)),
        null,
        null);
  }

  Finding expired(Outlook line, Item item, List<Ruling> licences) {
    Ruling last =
        licences.stream()
            .max((a, b) -> a.fact().getValidTo().compareTo(b.fact().getValidTo()))
            .orElseThrow();
    List<Basis> basis = new ArrayList<>();
    licences.forEach(each -> basis.add(basis(each)));
    basis.add(basis(item));
    return finding(
        ComplianceReason.LICENCE_EXPIRED,
        List.of(line.affected()),
        "needs a licence of its customer for "
            + named(item, line)
            + ", and the last one ran out on "
            + Words.day(last.fact().getValidTo()),
        basis,
        null,
        null);
  }

  private List<AffectedLine> affected(String item) {
    return lines.stream()
        .filter(line -> item.equals(line.line().getItem()))
        .map(Outlook::affected)
        .toList();
  }

  private static String named(Item item, Outlook line) {
    return "the regulated item "
        + (item.getName() == null ? item.getItem() : item.getName())
        + " (line "
        + line.number()
        + ")";
  }

  private String about(Compliance fact) {
    if (fact.getItem() != null) {
      return "item "
          + fact.getItem()
          + (fact.getCustomer() == null ? "" : " to " + customer(fact.getCustomer()));
    }
    return fact.getOrder() == null && fact.getCustomer() != null
        ? customer(fact.getCustomer())
        : "the order";
  }

  private String customer(String key) {
    return "customer "
        + (order.customer() == null || order.customer().getName() == null
            ? key
            : order.customer().getName());
  }

  private static String check(Compliance fact) {
    return fact.getKind() == null
        ? "check"
        : fact.getKind().strip().toLowerCase(Locale.ROOT) + " check";
  }

  private static String reason(Compliance fact) {
    return fact.getReason() == null
        ? ""
        : " (reason " + Words.called(fact.getReason(), fact.getEnvelope().getSource()) + ")";
  }

  /** What is found lapses by itself: whoever wants it to last has to know before. */
  private static String expires(Ruling ruling) {
    String until = until(ruling);
    return until.isEmpty()
        ? ""
        : "; that finding expires at" + until + ": if it has to last, have it renewed before";
  }

  private static String until(Ruling ruling) {
    return ruling.fact().getValidTo() == null
        ? ""
        : " the end of " + Words.day(ruling.fact().getValidTo());
  }

  private static Basis basis(Ruling ruling) {
    Compliance fact = ruling.fact();
    return new Basis(
        check(fact),
        String.valueOf(fact.getFinding()).toLowerCase(Locale.ROOT)
            + reason(fact)
            + (fact.getValidTo() == null ? "" : ", until" + until(ruling)),
        fact);
  }

  private static Basis basis(Item item) {
    return new Basis("item " + item.getItem(), "regulated", item);
  }

  /** What is said of a customer or an item is the cause of all orders that it stops. */
  private @Nullable Cause cause(Ruling ruling) {
    Compliance fact = ruling.fact();
    return fact.getOrder() != null
        ? null
        : new Cause(
            "compliance:" + fact.getEnvelope().getSource() + ":" + fact.getEnvelope().getRecordId(),
            check(fact)
                + " of "
                + about(fact)
                + (ruling.blocks() ? " blocks" : " is not decided yet")
                + reason(fact));
  }

  private Finding finding(
      ComplianceReason reason,
      List<AffectedLine> affected,
      String words,
      List<Basis> basis,
      @Nullable Cause cause,
      @Nullable Ruling told) {
    List<Ruling> others =
        holding.stream()
            .filter(each -> !Objects.equals(each, told) && (each.blocks() || each.pends()))
            .limit(MANY)
            .toList();
    List<Basis> all = new ArrayList<>(basis);
    others.forEach(each -> all.add(basis(each)));
    List<String> besides =
        others.stream()
            .map(
                each ->
                    "Besides, the "
                        + check(each.fact())
                        + " of "
                        + about(each.fact())
                        + (each.blocks() ? " blocks it." : " is not decided yet."))
            .toList();
    List<Outlook> concerned =
        affected.isEmpty()
            ? lines
            : lines.stream()
                .filter(line -> affected.stream().anyMatch(a -> a.getLine().equals(line.number())))
                .toList();
    return new Finding(
        ExceptionType.COMPLIANCE_BLOCK,
        order.key().order(),
        reason.name(),
        affected,
        words,
        all,
        cause,
        Stream.concat(
                told == null ? Outlook.left(concerned).stream() : Stream.empty(), besides.stream())
            .toList());
  }
}
