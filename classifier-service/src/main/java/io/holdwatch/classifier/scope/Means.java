package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.packet.LaneWords;
import io.holdwatch.contract.fact.Lane;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.fact.VendorItem;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts that decide what an offered option costs and when it helps: the lane and the stock of a
 * transfer, those of another site that a line would ship from, what a supplier asks for a drop
 * shipment.
 */
final class Means {
  private final String scope;
  private final @Nullable String site;
  private final @Nullable String customer;
  private final Questions questions;
  private final List<Basis> basis = new ArrayList<>();

  private Means(ExceptionPacket packet, Questions questions) {
    this.scope = packet.getScope();
    this.site = packet.getSite();
    this.customer = packet.getCustomer();
    this.questions = questions;
  }

  /**
   * As evidence, each fact once.
   *
   * @param packet with the site that lacks something, and the customer
   */
  static List<Basis> of(ExceptionPacket packet, Tried offered, Questions questions) {
    Means means = new Means(packet, questions);
    offered.proposal().changes().forEach(means::change);
    return means.basis;
  }

  private void change(Change change) {
    if (change.before() instanceof Stock stock) {
      add(
          new Basis(
              "stock of " + stock.getItem() + " at " + stock.getSite(), onHand(stock), stock));
    }
    if (change.before() instanceof OrderLine before
        && change.after() instanceof OrderLine after
        && !Objects.equals(before.getSite(), after.getSite())) {
      questions
          .stock(scope, after.getItem(), after.getSite())
          .ifPresent(
              stock ->
                  add(
                      new Basis(
                          "stock of " + stock.getItem() + " at " + stock.getSite(),
                          onHand(stock),
                          stock)));
      questions
          .toCustomer(scope, after.getSite(), customer)
          .ifPresentOrElse(this::add, () -> lane(after.getSite(), site));
    }
    if (change.before() == null && change.after() instanceof Supply made) {
      switch (made.getKind()) {
        case TRANSFER -> lane(made.getFromSite(), made.getSite());
        case PURCHASE ->
            questions.vendorItems(scope, made.getItem()).stream()
                .filter(each -> Objects.equals(each.getSupplier(), made.getSupplier()))
                .forEach(
                    each ->
                        add(
                            new Basis(
                                "terms of supplier " + each.getSupplier(), words(each), each)));
        default -> {}
      }
    }
  }

  private void lane(@Nullable String from, @Nullable String to) {
    questions.lane(scope, from, to).ifPresent(this::add);
  }

  private void add(Lane lane) {
    add(new Basis("lane " + lane.getLane(), LaneWords.of(lane), lane));
  }

  private void add(Basis more) {
    if (basis.stream().noneMatch(each -> each.fact() == more.fact())) {
      basis.add(more);
    }
  }

  private static String onHand(Stock stock) {
    return Words.quantity(stock.getOnHand(), null)
        + " on hand"
        + (stock.getAsOf() == null ? "" : ", as of " + Words.instant(stock.getAsOf()));
  }

  /** "L:K1 at 8.00 EUR, lead time of 3 days". */
  private static String words(VendorItem terms) {
    return terms.getItem()
        + (terms.getPrice() == null ? "" : " at " + Words.price(terms.getPrice()))
        + days(", lead time of ", terms.getLeadTime(), " day")
        + (terms.getMinimum() == null
            ? ""
            : ", at least " + Words.quantity(terms.getMinimum(), null));
  }

  private static String days(String what, @Nullable Integer days, String one) {
    return days == null ? "" : what + days + one + (days == 1 ? "" : "s");
  }
}
